/** Receives a line for the user. */
export type Say = (line: string) => void;

const reportEveryMs = 20_000;

/**
 * Runs `work`. Reports every 20 seconds that it is still running, and at its end how long it took.
 *
 * @param title Begins each line.
 */
export async function reporting<T>(say: Say, title: string, work: () => Promise<T>): Promise<T> {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const timer = setInterval(() => say(`${title}: ${seconds()} s so far`), reportEveryMs);
  try {
    const result = await work();
    say(`${title}: done after ${seconds()} s`);
    return result;
  } finally {
    clearInterval(timer);
  }
}

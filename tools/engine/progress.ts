export type Say = (line: string) => void;

const reportEveryMs = 20_000;

/** Reports that `work` is still running, and how long it took. */
export async function reporting<T>(say: Say, what: string, work: () => Promise<T>): Promise<T> {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const timer = setInterval(() => say(`${what}: ${seconds()} s so far`), reportEveryMs);
  try {
    const result = await work();
    say(`${what}: done after ${seconds()} s`);
    return result;
  } finally {
    clearInterval(timer);
  }
}

import { createInterface } from "node:readline/promises";

import { WrongUsage } from "./failure";

/** A name as it may be printed: somebody else chose it, and it must not steer the terminal. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    character === "\u200d" ? character : "\ufffd",
  );
}

/** A word as a POSIX shell takes it. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** What the command was asked for. */
export function say(line = ""): void {
  process.stdout.write(`${line}\n`);
}

/** What stands beside it: progress and notes. */
export function note(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** @throws {WrongUsage} If there is nobody to ask. */
export async function confirmed(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new WrongUsage("nothing was changed: without a terminal to ask at it needs --yes.");
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const interrupted = new AbortController();
  terminal.once("SIGINT", () => {
    interrupted.abort();
    process.kill(process.pid, "SIGINT");
  });
  const { signal } = interrupted;
  const answer = await terminal.question(`${question} [y/N] `, { signal }).finally(() => {
    terminal.close();
  });
  return /^y(es)?$/i.test(answer.trim());
}

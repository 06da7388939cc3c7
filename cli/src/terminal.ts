import { createInterface } from "node:readline/promises";

import { printable, printableJson, visible } from "../../provider/text";
import { WrongUsage } from "./failure";
import { exceptColours } from "./paint";

/** A word quoted for a POSIX shell. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Prints a result, line by line; of control characters only our own colours are kept. */
export function say(text = ""): void {
  process.stdout.write(`${exceptColours(text, process.stdout, printableLines)}\n`);
}

/** A result as data. */
export function jsonText(value: unknown): string {
  return printableJson(JSON.stringify(value, null, 2));
}

/** Prints a result whose lines are commands to a CI service. */
export function sayCommands(text: string): void {
  process.stdout.write(`${visible(text)}\n`);
}

/** Prints progress and notes to stderr. */
export function note(text: string): void {
  process.stderr.write(`${printableLines(text)}\n`);
}

function printableLines(text: string): string {
  return text.split("\n").map(printable).join("\n");
}

/** @throws {WrongUsage} If there is nobody to ask. */
export async function confirmed(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new WrongUsage("nothing was changed: without a terminal to ask on it needs --yes.");
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const interrupted = new AbortController();
  terminal.once("SIGINT", () => {
    interrupted.abort();
    process.kill(process.pid, "SIGINT");
  });
  const { signal } = interrupted;
  const answer = await terminal
    .question(`${printableLines(question)} [y/N] `, { signal })
    .finally(() => {
      terminal.close();
    });
  return /^y(es)?$/i.test(answer.trim());
}

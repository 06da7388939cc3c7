import { createInterface } from "node:readline/promises";

import { printable, printableJson, visible } from "../../provider/text";
import { WrongUsage } from "./failure";
import { exceptColours } from "./paint";

/** A word as a POSIX shell takes it. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The result of the command, line by line; only our own colours steer the terminal. */
export function say(text = ""): void {
  process.stdout.write(`${exceptColours(text, process.stdout, printableLines)}\n`);
}

/** A result as data. */
export function jsonText(value: unknown): string {
  return printableJson(JSON.stringify(value, null, 2));
}

/** A result whose lines are meant as commands to a CI service. */
export function sayCommands(text: string): void {
  process.stdout.write(`${visible(text)}\n`);
}

/** Progress and notes. */
export function note(text: string): void {
  process.stderr.write(`${printableLines(text)}\n`);
}

function printableLines(text: string): string {
  return text.split("\n").map(printable).join("\n");
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
  const answer = await terminal
    .question(`${printableLines(question)} [y/N] `, { signal })
    .finally(() => {
      terminal.close();
    });
  return /^y(es)?$/i.test(answer.trim());
}

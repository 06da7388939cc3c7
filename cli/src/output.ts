import { writeFile } from "node:fs/promises";
import { createInterface } from "node:readline/promises";

import { fileProblem } from "../../provider/file-problem";
import { printable, printableJson, visible } from "../../provider/text";
import { Failure, WrongUsage } from "./failure";

/** Quotes a word for a POSIX shell. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/**
 * Prints a result line by line. The only control characters it keeps are the colors of this CLI.
 */
export function say(text = ""): void {
  process.stdout.write(`${exceptColors(text, process.stdout, printableLines)}\n`);
}

/** Formats a result as JSON. */
export function jsonText(value: unknown): string {
  return printableJson(JSON.stringify(value, null, 2));
}

/**
 * Prints lines that are commands to a CI service, which `say` would make harmless. The caller escapes
 * all other text in them.
 */
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

/**
 * Asks the user a question; the default is no.
 *
 * @throws {WrongUsage} If there is no terminal to ask on.
 */
export async function confirm(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new WrongUsage("nothing was changed: without a terminal to ask on it needs --yes.");
  }
  // On stderr, since stdout may be redirected to a file.
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const interrupted = new AbortController();
  // The interface handles Ctrl-C itself, so the process does not get the signal from the terminal.
  terminal.once("SIGINT", () => {
    interrupted.abort();
    process.kill(process.pid, "SIGINT");
  });
  const { signal } = interrupted;
  const input = await terminal
    .question(`${printableLines(question)} [y/N] `, { signal })
    .finally(() => {
      terminal.close();
    });
  return /^y(es)?$/i.test(input.trim());
}

/** The ANSI codes that switch a color or a style on and off. */
const ansiCodes = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  yellow: [33, 39],
  green: [32, 39],
} as const;

/** One of these codes as a terminal gets it. It is a group, so that `split` keeps it. */
const colorSequence = new RegExp(`(\u001b\\[(?:${Object.values(ansiCodes).flat().join("|")})m)`);

/** Gives a text a color, or leaves the text as it is. */
export type Paint = (color: keyof typeof ansiCodes, text: string) => string;

export const plainPaint: Paint = (_, text) => text;

const colorPaint: Paint = (color, text) => {
  const [on, off] = ansiCodes[color];
  return `\u001b[${on}m${text}\u001b[${off}m`;
};

/** Uses colors if the terminal has them. Node.js respects NO_COLOR and TERM=dumb. */
export function paintFor(stream: NodeJS.WriteStream): Paint {
  return stream.isTTY && stream.hasColors() ? colorPaint : plainPaint;
}

/** Maps a text and leaves its colors as they are. */
function exceptColors(
  text: string,
  stream: NodeJS.WriteStream,
  map: (part: string) => string,
): string {
  if (paintFor(stream) === plainPaint) return map(text);
  // Texts and color sequences alternate.
  const parts = text.split(colorSequence);
  return parts.map((part, index) => (index % 2 === 0 ? map(part) : part)).join("");
}

/** @throws {Failure} If the file cannot be written. */
export async function writeText(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new Failure(`could not write ${printable(file)}: ${printable(fileProblem(error))}.`);
  }
}

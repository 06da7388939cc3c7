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

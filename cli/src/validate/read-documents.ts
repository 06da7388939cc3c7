import { readFile, stat } from "node:fs/promises";
import path from "node:path";

import { glob } from "tinyglobby";

import { fileProblem } from "../../../provider/file-problem";

/** A file to check, or the standard input. */
export interface DocumentText {
  /** The path as shown to the user: relative to the current folder, with slashes. */
  readonly file: string;
  readonly text: string;
}

/** A file that could not be read, or a pattern that matches none. */
export interface Unreadable {
  readonly file: string;
  readonly problem: string;
}

/** The name of stdin in reports. */
export const standardInput = "<stdin>";

/** What no folder and no pattern includes. */
const ignore = ["**/node_modules/**"];

/**
 * Reads files, folders (all `.json` files in them), patterns, and `-` for stdin. If one cannot be
 * read, the others are still read. Each file is read once, in the order of the names.
 */
export async function readDocuments(
  names: readonly string[],
): Promise<{ documents: readonly DocumentText[]; unreadable: readonly Unreadable[] }> {
  const documents = new Map<string, DocumentText>();
  const unreadable: Unreadable[] = [];
  for (const name of new Set(names)) {
    const files = name === "-" ? [standardInput] : await filesOf(name);
    if (files.length === 0) unreadable.push({ file: name, problem: await reasonForNone(name) });
    for (const file of files) {
      if (documents.has(file)) continue;
      try {
        const text = file === standardInput ? await readStandardInput() : await readText(file);
        documents.set(file, { file, text });
      } catch (error) {
        unreadable.push({ file, problem: fileProblem(error) });
      }
    }
  }
  return { documents: [...documents.values()], unreadable };
}

/** @throws If the file cannot be read or is not UTF-8. */
async function readText(file: string): Promise<string> {
  return decode(await readFile(file));
}

async function filesOf(name: string): Promise<readonly string[]> {
  // A file is read as a file even if its name looks like a pattern.
  const found = await stat(name).catch(() => undefined);
  if (found?.isFile() === true) return [displayPath(name)];
  const folder = found?.isDirectory() === true ? name : ".";
  const pattern = folder === name ? "**/*.json" : name.replaceAll(path.sep, "/");
  // A pattern that matches a folder does not mean all files in it.
  const files = await glob(pattern, { cwd: folder, ignore, expandDirectories: false });
  return files.map((file) => displayPath(path.resolve(folder, file))).sort();
}

/** The reason why a file, folder or pattern gives no document. */
async function reasonForNone(name: string): Promise<string> {
  const found = await stat(name).catch(() => undefined);
  if (found?.isDirectory() === true) {
    const [hiddenFile] = await glob("**/*.json", { cwd: name, dot: true, ignore });
    return hiddenFile === undefined
      ? "the folder has no .json files"
      : `the folder has only hidden .json files, such as ${hiddenFile}; name them to check them`;
  }
  return /[*?[{]/.test(name) ? "no file matches this pattern" : "no such file";
}

/** Relative to the current folder if the file is in it, and with slashes. */
function displayPath(file: string): string {
  const relative = path.relative(".", file);
  return (relative.startsWith("..") ? file : relative).replaceAll(path.sep, "/");
}

async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return decode(Buffer.concat(chunks));
}

/** @throws If the bytes are not UTF-8. */
export function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    // The byte order mark of UTF-16, little or big endian.
    const isUtf16 =
      (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    const reason = isUtf16 ? "it is UTF-16; save it as UTF-8" : "it is not UTF-8";
    throw new Error(reason, { cause: error });
  }
}

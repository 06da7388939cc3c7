import { getSystemErrorMap } from "node:util";

/** Why a file cannot be read or written, in words and not as `ENOENT: …, open '…'`. */
export function fileProblem(error: unknown): string {
  const { errno, code } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return "there is no such file or folder";
  const [, words] = (errno === undefined ? undefined : getSystemErrorMap().get(errno)) ?? [];
  return words ?? (error instanceof Error ? error.message : String(error));
}

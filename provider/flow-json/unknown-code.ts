import { nearest } from "../nearest";

/**
 * The message about the first code to ignore that does not exist, for example "INVALID_KEY: there is
 * no such code; did you mean …?"; `undefined` if all exist. Ignoring such a code would have no effect.
 */
export async function unknownCode(codes: readonly string[]): Promise<string | undefined> {
  if (codes.length === 0) return undefined;
  const { catalogue } = await import("./catalogue"); // Its texts are needed only here.
  const allCodes = Object.keys(catalogue);
  const unknown = codes.find((code) => !allCodes.includes(code));
  if (unknown === undefined) return undefined;
  const near = nearest(unknown, allCodes);
  const hint =
    near === undefined ? "docs/flow-json-codes.md lists the codes" : `did you mean ${near}?`;
  return `${unknown}: there is no such code; ${hint}`;
}

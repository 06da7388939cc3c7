import type { FindingCode } from "../../../provider/flow-json/catalogue";
import { repository } from "../../../provider/repository";

/** The address of what `docs/flow-json-codes.md` says about a code. */
export function codeUrl(code: FindingCode): string {
  return `${repository}/blob/main/docs/flow-json-codes.md#${code.toLowerCase()}`;
}

import type { Answer } from "./answer";
import { endpoints, fieldsQuery } from "./endpoints";
import type { WabaId } from "./ids";
import type { Call } from "./transport";
import type { Page } from "./wire";

/** What to read of each flow of a list. */
export interface Listing<Item> {
  readonly fields: readonly string[];
  readonly read: (answer: Answer) => Page<Item>;
}

/** More pages than a WABA can fill; ends a list whose cursor leads nowhere. */
const mostPages = 1_000;

/** A WABA's list, page by page as they are asked for; deprecated flows are among them. */
export async function* flowPages<Item>(
  waba: WabaId,
  { fields, read }: Listing<Item>,
  send: <Value>(call: Call, read: (answer: Answer) => Value) => Promise<Value>,
): AsyncGenerator<readonly Item[], void> {
  const seen = new Set<string>();
  let after: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const query = fieldsQuery(fields, after === undefined ? {} : { after });
    const call: Call = { method: "GET", path: `${endpoints.flows(waba)}${query}` };
    const { items, after: next } = await send(call, read);
    yield items;
    if (next === undefined || seen.has(next)) return;
    seen.add(next);
    after = next;
  }
}

import { endpoints, fieldsQuery } from "./endpoints";
import type { WabaId } from "./ids";
import type { ApiResponse } from "./response";
import type { ApiRequest } from "./transport";
import { type Page, Unreadable } from "./wire";

/** A flow in a list; `undefined` where the list has too little of it. */
type Listed = { readonly id: string } | undefined;

/** What to read of each flow of a list. */
export interface Listing<Item extends Listed> {
  readonly fields: readonly string[];
  readonly read: (answer: ApiResponse) => Page<Item>;
}

/** More pages than a WABA can fill. */
const mostPages = 1_000;

/**
 * A WABA's list, page by page as they are asked for; deprecated flows are among them, and each flow
 * once. It ends where Kaleyra says that it does, so that what is not in it is not there.
 *
 * @throws {KaleyraError} If it does not end well: cursors go round, or pages come again.
 */
export async function* flowPages<Item extends Listed>(
  waba: WabaId,
  { fields, read }: Listing<Item>,
  send: <Value>(call: ApiRequest, read: (answer: ApiResponse) => Value) => Promise<Value>,
): AsyncGenerator<readonly Item[], void> {
  const cursors = new Set<string>();
  const ids = new Set<string>();
  let after: string | undefined;
  for (let page = 1; ; page += 1) {
    const query = fieldsQuery(fields, after === undefined ? {} : { after });
    const call: ApiRequest = { method: "GET", path: `${endpoints.flows(waba)}${query}` };
    const { items, after: next } = await send(call, (answer) => {
      const fresh = withoutKnown(read(answer), ids);
      // Nothing follows a cursor that leads to an empty page and back to itself.
      if (fresh.items.length === 0 && fresh.after === after) return { items: [] };
      if (fresh.after === undefined) return fresh;
      if (page === mostPages) throw new Unreadable(`at most ${mostPages} pages of flows`);
      if (cursors.has(fresh.after)) throw new Unreadable("a cursor that leads to further flows");
      return fresh;
    });
    yield items;
    if (next === undefined) return;
    cursors.add(next);
    after = next;
  }
}

/** A flow that was made meanwhile may move another one to the next page, but never all of a page. */
function withoutKnown<Item extends Listed>(page: Page<Item>, ids: Set<string>): Page<Item> {
  const items = page.items.filter((item) => {
    if (item === undefined) return true;
    const isNew = !ids.has(item.id);
    ids.add(item.id);
    return isNew;
  });
  if (items.length === 0 && page.items.length > 0) {
    throw new Unreadable("a page of further flows, not of those of an earlier page");
  }
  return { ...page, items };
}

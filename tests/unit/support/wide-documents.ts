import type { JsonObject } from "../../../provider/flow-json/json";
import { aDocument } from "./flow";

const footer = (name: string, more: JsonObject = {}) => ({
  type: "Footer",
  label: "On",
  "on-click-action": { name, payload: {}, ...more },
});
const done = footer("complete");
/** An array of this length. */
const times = <Part>(size: number, partOf: (index: number) => Part): Part[] =>
  Array.from({ length: size }, (_, index) => partOf(index));
const input = (name: string) => ({ type: "TextInput", name, label: "Label" });

function aScreen(children: readonly JsonObject[], more: JsonObject = {}): JsonObject {
  const layout = { type: "SingleColumnLayout", children };
  return { id: "ONE", title: "One", terminal: true, ...more, layout };
}

function showing(children: readonly JsonObject[], more: JsonObject = {}): JsonObject {
  return { ...aDocument(), screens: [aScreen([...children, done], more)] };
}

/** A name of letters, since screens may not have digits. */
function screenId(index: number): string {
  return `S_${index.toString().replaceAll(/\d/g, (digit) => "ABCDEFGHIJ"[Number(digit)] ?? "")}`;
}

/** Makers of documents with many of one thing, by that thing. Each takes the number. */
export const wideDocuments: Readonly<Record<string, (size: number) => JsonObject>> = {
  "inputs of three names": (size) => showing(times(size, (at) => input(`name${at % 3}`))),
  "inputs in a Form": (size) => {
    const children = times(size, (at) => input(`name${at}`));
    const values = Object.fromEntries(children.map(({ name }) => [name, "a"]));
    return showing([{ type: "Form", name: "form", "init-values": values, children }]);
  },
  "cases of a Switch": (size) => {
    const cases = times(size, (at) => [`case${at}`, [{ type: "TextBody", text: "a" }]] as const);
    return showing([
      input("a"),
      { type: "Switch", value: "${form.a}", cases: Object.fromEntries(cases) },
    ]);
  },
  "texts with one long example": (size) => {
    const data = { a: { type: "string", __example__: "a".repeat(size * 10) } };
    return showing(
      times(size, () => ({ type: "TextBody", text: "${data.a}" })),
      { data },
    );
  },
  "screens in a row": (size) => ({
    ...aDocument(),
    screens: times(size, (at) => {
      const next = { type: "screen", name: screenId(at + 1) };
      const isLast = at === size - 1;
      const button = isLast ? done : footer("navigate", { next });
      return aScreen([button], { id: screenId(at), terminal: isLast });
    }),
  }),
  "list items that lead nowhere": (size) => {
    const items = times(size, (at) => ({
      id: `item${at}`,
      "main-content": { title: "a" },
      "on-click-action": {
        name: "navigate",
        next: { type: "screen", name: screenId(at) },
        payload: {},
      },
    }));
    return showing([{ type: "NavigationList", name: "list", "list-items": items }]);
  },
};

/** The same document with all its arrays in the opposite order, and other labels. */
export function reversed<Value>(value: Value): Value {
  const reverse = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(reverse).reverse();
    if (typeof part !== "object" || part === null) return part === "Label" ? "Other" : part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, reverse(inner)]));
  };
  return reverse(value) as Value;
}

/** Small documents without mistakes, except for those that a test adds. */

export type Part = Readonly<Record<string, unknown>>;

export const footer: Part = {
  type: "Footer",
  label: "Done",
  "on-click-action": { name: "complete", payload: {} },
};

/** A terminal screen with the given components above its Footer. */
export function aScreen(children: readonly unknown[], more: Part = {}): Part {
  return {
    id: "ONLY",
    title: "Only",
    terminal: true,
    layout: { type: "SingleColumnLayout", children: [...children, footer] },
    ...more,
  };
}

/** A document of one screen, with more or other properties. */
export function aDocument(more: Part = {}): Part {
  return { version: "7.3", screens: [aScreen([])], ...more };
}

/** A document with the given components on its screen. */
export function showing(...children: readonly unknown[]): Part {
  return aDocument({ screens: [aScreen(children)] });
}

/** A document with exactly the given components, without the Footer of `aScreen`. */
export function showingOnly(...children: readonly unknown[]): Part {
  return screenWith({ layout: { type: "SingleColumnLayout", children } });
}

/** The path of the first component of the first screen. */
export const firstComponent = "screens[0].layout.children[0]";

/** The same document in another version. */
export function inVersion(version: string, document: Part): Part {
  return { ...document, version };
}

/** A document whose screen has more or other properties. */
export function screenWith(more: Part, ...children: readonly unknown[]): Part {
  return aDocument({ screens: [aScreen(children, more)] });
}

export function without(part: Part, key: string): Part {
  return Object.fromEntries(Object.entries(part).filter(([name]) => name !== key));
}

/** A document that uses an endpoint, with the given components on its screen. */
export function askingEndpoint(...children: readonly unknown[]): Part {
  return { ...showing(...children), data_api_version: "3.0", routing_model: { ONLY: [] } };
}

/**
 * A document of two screens. The first has only the given components, which have to lead to the
 * second; `more` changes the first.
 */
export function leadingOn(children: readonly unknown[], more: Part = {}): Part {
  const firstScreen = {
    id: "FIRST",
    title: "First",
    layout: { type: "SingleColumnLayout", children },
    ...more,
  };
  return aDocument({ screens: [firstScreen, aScreen([])] });
}

/** The action that opens the screen of `aScreen`. */
export const toOnly: Part = {
  name: "navigate",
  next: { type: "screen", name: "ONLY" },
  payload: {},
};

export const footerToOnly: Part = { ...footer, "on-click-action": toOnly };

const flag = { on: { type: "boolean", __example__: true } };

/** A document with a field `on`, which is the condition of `ifThen`. */
export function withCondition(...children: readonly unknown[]): Part {
  return screenWith({ data: flag }, ...children);
}

/** A document like that of `withCondition`, without the Footer of `aScreen`. */
export function withConditionOnly(...children: readonly unknown[]): Part {
  return screenWith({ data: flag, layout: { type: "SingleColumnLayout", children } });
}

export function ifThen(then: readonly unknown[], more: Part = {}): Part {
  return { type: "If", condition: "${data.on}", then, ...more };
}

export const form = (...children: readonly unknown[]): Part => ({
  type: "Form",
  name: "form",
  children,
});

export const input = (more: Part = {}): Part => ({
  type: "TextInput",
  name: "email",
  label: "E-mail",
  ...more,
});

export const body = (more: Part = {}): Part => ({ type: "TextBody", text: "Hello", ...more });

export const options = (count: number, more: Part = {}): readonly Part[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `o${index}`,
    title: `Option ${index}`,
    ...more,
  }));

/** A choice, in the form that most components with options have. */
export const group = (more: Part = {}): Part => ({
  type: "CheckboxGroup",
  name: "colors",
  label: "Colors",
  "data-source": options(3),
  ...more,
});

export const dropdown = (more: Part = {}): Part => ({ ...group(more), type: "Dropdown" });

export const chips = (more: Part = {}): Part => ({ ...group(more), type: "ChipsSelector" });

export const calendar = (more: Part = {}): Part => ({
  type: "CalendarPicker",
  name: "day",
  label: "Day",
  ...more,
});

export const range = (more: Part = {}): Part =>
  calendar({ mode: "range", label: { "start-date": "From", "end-date": "To" }, ...more });

/** The beginning of a PNG, as base64: the checker reads no more. */
const picture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk";

export const image = (more: Part = {}): Part => ({ type: "Image", src: picture, ...more });

export const carousel = (more: Part = {}): Part => ({
  type: "ImageCarousel",
  images: [{ src: picture, "alt-text": "A dot" }],
  ...more,
});

/** An item of a NavigationList. */
export const entry = (more: Part = {}): Part => ({
  id: "home",
  "main-content": { title: "Home" },
  ...more,
});

export const list = (more: Part = {}): Part => ({
  type: "NavigationList",
  name: "offers",
  "list-items": [entry()],
  "on-click-action": toOnly,
  ...more,
});

/** A document that shows a NavigationList. */
export const listing = (...lists: readonly Part[]): Part => leadingOn(lists);

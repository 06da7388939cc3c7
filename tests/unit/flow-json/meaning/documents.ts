import type { Json, JsonObject } from "../../../../provider/flow-json/json";

/**
 * A change of a document: a path in the form of findings, and the new value. `undefined` removes
 * what is there.
 */
export type Edit = readonly [path: string, value: Json | undefined];

const welcome = "screens[0].layout.children";
const details = "screens[1].layout.children";

/**
 * The paths of the components of `aDocumentWith`, by a name for each; `addedTo…` are those of a
 * component that a test adds at the end of a screen.
 */
export const pathOf = {
  heading: `${welcome}[0]`,
  email: `${welcome}[1]`,
  age: `${welcome}[2]`,
  country: `${welcome}[3]`,
  colors: `${welcome}[4]`,
  terms: `${welcome}[5]`,
  ifAdult: `${welcome}[6]`,
  byCountry: `${welcome}[7]`,
  photos: `${welcome}[8]`,
  next: `${welcome}[9]`,
  addedToWelcome: `${welcome}[10]`,
  shownEmail: `${details}[0]`,
  shownAge: `${details}[1]`,
  shownNote: `${details}[2]`,
  shownCountry: `${details}[3]`,
  send: `${details}[4]`,
  addedToDetails: `${details}[5]`,
} as const;

/** A valid document of two screens with every kind of reference, and with edits. */
export function aDocumentWith(...edits: readonly Edit[]): JsonObject {
  return edited(
    {
      version: "7.3",
      screens: [
        {
          id: "WELCOME",
          title: "Welcome",
          data: {
            headline: { type: "string", __example__: "Hello" },
            adult: { type: "boolean", __example__: true },
            limit: { type: "number", __example__: 3 },
            countries: {
              type: "array",
              items: {
                type: "object",
                properties: { id: { type: "string" }, title: { type: "string" } },
              },
              __example__: [{ id: "de", title: "Germany" }],
            },
            user: {
              type: "object",
              properties: {
                name: { type: "string" },
                tags: { type: "array", items: { type: "string" } },
              },
              __example__: { name: "Ada", tags: ["new"] },
            },
          },
          layout: {
            type: "SingleColumnLayout",
            children: [
              { type: "TextHeading", text: "${data.headline}", visible: "${data.adult}" },
              { type: "TextInput", name: "email", label: "E-mail", "error-message": "Wrong" },
              { type: "TextInput", name: "age", label: "Age", "input-type": "number" },
              {
                type: "Dropdown",
                name: "country",
                label: "Country",
                "data-source": "${data.countries}",
              },
              {
                type: "CheckboxGroup",
                name: "colors",
                label: "Colors",
                "data-source": [
                  { id: "red", title: "Red" },
                  { id: "blue", title: "Blue" },
                ],
              },
              { type: "OptIn", name: "terms", label: "Terms" },
              {
                type: "If",
                condition: "${data.adult} && ${form.age} > 17",
                then: [{ type: "TextBody", text: "${data.user.name}" }],
              },
              {
                type: "Switch",
                value: "${form.country}",
                cases: { de: [{ type: "TextBody", text: "`'Up to ' ${data.limit}`" }] },
              },
              {
                type: "PhotoPicker",
                name: "photos",
                label: "Photos",
                "max-uploaded-photos": 2,
                "max-file-size-kb": 1024,
              },
              {
                type: "Footer",
                label: "Next",
                "on-click-action": {
                  name: "navigate",
                  next: { type: "screen", name: "DETAILS" },
                  payload: { email: "${form.email}", age: "${form.age}", note: "Written down" },
                },
              },
            ],
          },
        },
        {
          id: "DETAILS",
          title: "Details",
          terminal: true,
          data: {
            email: { type: "string", __example__: "ada@example.com" },
            age: { type: "number", __example__: 36 },
            note: { type: "string", __example__: "Note" },
          },
          layout: {
            type: "SingleColumnLayout",
            children: [
              { type: "TextBody", text: "${data.email}" },
              { type: "TextBody", text: "`'Age ' ${data.age}`" },
              { type: "TextBody", text: "${data.note}" },
              { type: "TextBody", text: "${screen.WELCOME.form.country}" },
              {
                type: "Footer",
                label: "Send",
                "on-click-action": {
                  name: "complete",
                  payload: {
                    email: "${data.email}",
                    photos: "${screen.WELCOME.form.photos}",
                  },
                },
              },
            ],
          },
        },
      ],
    },
    edits,
  );
}

/**
 * Screens that only have a link to each of their targets, and a Footer if they are terminal. Meta
 * allows at most two links on a screen.
 */
export function screensLeading(
  targets: Readonly<Record<string, readonly string[]>>,
  terminal: readonly string[],
): readonly JsonObject[] {
  return Object.entries(targets).map(([id, names]) => ({
    id,
    title: id,
    ...(terminal.includes(id) && { terminal: true }),
    layout: {
      type: "SingleColumnLayout",
      children: [
        ...names.map((name) => ({
          type: "EmbeddedLink",
          text: "More",
          "on-click-action": { name: "navigate", next: { type: "screen", name }, payload: {} },
        })),
        ...(terminal.includes(id)
          ? [{ type: "Footer", label: "Send", "on-click-action": { name: "complete" } }]
          : []),
      ],
    },
  }));
}

/**
 * A copy of a document with edits, made one after the other: after an item of a list is removed, the
 * next ones have other indexes.
 */
export function edited(document: JsonObject, edits: readonly Edit[]): JsonObject {
  const copy: Tree = structuredClone<Tree>(document);
  for (const [path, value] of edits) {
    const ownerKeys = [...path.matchAll(/[^.[\]]+/g)].map(([key]) => key);
    const key = ownerKeys.pop() ?? "";
    let owner = copy;
    for (const ownerKey of ownerKeys) owner = owner[ownerKey] as Tree;
    if (value !== undefined) owner[key] = value;
    else if (Array.isArray(owner)) owner.splice(Number(key), 1);
    else delete owner[key];
  }
  return copy;
}

/** JSON that can be changed: an object or an array, by key or index. */
interface Tree {
  [key: string]: Tree | Json;
}

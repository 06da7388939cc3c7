import type { ComponentSpec, ValueSpec } from "../spec";
import { literal, literalFlag, optional, required, text } from "../values";

/**
 * The maximum depth of nested Ifs, including the outermost. The rule `maximum-if-nesting` and the
 * JSON Schemas use it.
 */
export const deepestIf = 3;

/** A separate rule compares the values with the inputs. */
const anyMap: ValueSpec = { kind: "map", values: { kind: "any" }, dynamic: true, called: "values" };

const messages: ValueSpec = {
  kind: "map",
  values: text(),
  dynamic: true,
  called: "messages",
};

/** @see https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/guides/components#if */
export const containerComponents: readonly ComponentSpec[] = [
  {
    name: "Form",
    doc: "Contains inputs; required before 4.0, optional since.",
    in: { Screen: true },
    properties: {
      name: required("A name, which nothing refers to.", literal({ format: "id" })),
      children: required("The components inside it.", { kind: "components", in: "Form" }),
      "init-values": optional("Initial values, by the name of the input.", anyMap),
      "error-messages": optional(
        "Messages for invalid values, by the name of the input.",
        messages,
      ),
    },
  },
  {
    name: "If",
    doc: "Shows one of two lists of components.",
    since: "4.0",
    in: { Screen: true, Form: true, If: true },
    properties: {
      condition: required("The condition, e.g. `${form.age} >= 18`.", {
        kind: "either",
        options: [{ value: text() }, { value: literalFlag, since: "6.0" }],
      }),
      then: required("The components to show if the condition is true, at least one.", {
        kind: "components",
        in: "If",
        least: 1,
      }),
      else: optional("The components to show otherwise; required if one of them is a Footer.", {
        kind: "components",
        in: "If",
      }),
    },
  },
  {
    name: "Switch",
    doc: "Shows one of several lists of components.",
    since: "4.0",
    in: { Screen: true, Form: true, If: true },
    properties: {
      value: required(
        "The value to switch on: a binding such as `${form.pet}`.",
        text({ format: "binding" }),
      ),
      cases: required("The components to show, by the value.", {
        kind: "map",
        values: { kind: "components", in: "Switch" },
        dynamic: false,
        keys: "^[A-Za-z][A-Za-z0-9_-]*$",
        least: 1,
        tooFew: "EMPTY_SWITCH_CASES",
        called: "cases",
      }),
    },
  },
];

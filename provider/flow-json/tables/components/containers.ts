import type { ComponentSpec, ValueSpec } from "../spec";
import { literal, literalFlag, optional, required, text } from "../values";

/** The maximum depth of nested Ifs, including the outermost. */
export const deepestIf = 3;

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
    doc: "Holds inputs; needed before 4.0, and possible since.",
    in: { Screen: true },
    properties: {
      name: required("A name, of which nothing depends.", literal({ format: "id" })),
      children: required("What it holds.", { kind: "components", in: "Form" }),
      "init-values": optional("Values to begin with, by the name of the input.", anyMap),
      "error-messages": optional("Texts for wrong values, by the name of the input.", messages),
    },
  },
  {
    name: "If",
    doc: "Shows one of two lists of components.",
    since: "4.0",
    in: { Screen: true, Form: true, If: true },
    properties: {
      condition: required("What decides, as in `${form.age} >= 18`.", {
        kind: "either",
        options: [{ value: text() }, { value: literalFlag, since: "6.0" }],
      }),
      then: required("What is shown where the condition holds, at least one.", {
        kind: "components",
        in: "If",
        least: 1,
      }),
      else: optional("What is shown where it does not; required where a Footer is inside.", {
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
        "What decides, a binding such as `${form.pet}`.",
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

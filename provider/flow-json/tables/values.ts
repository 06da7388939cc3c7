import type { Json } from "../json";
import type {
  ActionName,
  ActionSpec,
  FlagSpec,
  ListSpec,
  NumberSpec,
  ObjectSpec,
  PropertySpec,
  TextLimit,
  TextSpec,
  ValueSpec,
  VersionText,
} from "./spec";

// Short forms, in which the tables are written.

/** A text or a binding that the user sees; not blank from 6.0, in which Meta began to refuse that. */
export function displayText(longest?: TextLimit | number): TextSpec {
  return text({
    notBlank: "6.0",
    ...(longest !== undefined && {
      longest: typeof longest === "number" ? { documented: longest } : longest,
    }),
  });
}

/** A text or a binding. */
export function text(more: Partial<Omit<TextSpec, "kind">> = {}): TextSpec {
  return { kind: "string", dynamic: true, ...more };
}

/** A text that must not be a binding. */
export function literal(more: Partial<Omit<TextSpec, "kind" | "dynamic">> = {}): TextSpec {
  return { kind: "string", dynamic: false, ...more };
}

/** True, false or a binding. */
export const flag: FlagSpec = { kind: "boolean", dynamic: true };

/** True or false, but no binding. */
export const literalFlag: FlagSpec = { kind: "boolean", dynamic: false };

/** A number or a binding. */
export function number(more: Partial<Omit<NumberSpec, "kind">> = {}): NumberSpec {
  return { kind: "number", dynamic: true, ...more };
}

/** An integer that must not be a binding. */
export function wholeNumber(least: number, most: number): NumberSpec {
  return { kind: "number", dynamic: false, integer: true, least, most };
}

/** One of the words, or a binding. */
export function words(...list: readonly string[]): ValueSpec {
  return { kind: "enum", words: list, dynamic: true };
}

/** One of the words, but no binding. */
export function literalWords(...list: readonly string[]): ValueSpec {
  return { kind: "enum", words: list, dynamic: false };
}

/** A list or a binding to one, unless `more` changes `dynamic`. */
export function listOf(
  items: ValueSpec,
  more: Partial<Omit<ListSpec, "kind" | "items">> = {},
): ListSpec {
  return { kind: "array", items, dynamic: true, called: "items", ...more };
}

/** An object, but no binding. */
export function objectOf(of: ObjectSpec): ValueSpec {
  return { kind: "object", of, dynamic: false };
}

/** One of the actions, with or without a payload. */
export function action(...names: readonly ActionName[]): ActionSpec {
  return { kind: "action", names, needsPayload: false };
}

/** The action of a choice. Meta's editor requires a payload. */
export function choiceAction(...names: readonly ActionName[]): ActionSpec {
  return { kind: "action", names, needsPayload: true };
}

export function required(
  doc: string,
  value: ValueSpec,
  more: Omit<PropertySpec, "doc" | "value" | "required"> = {},
): PropertySpec {
  return { doc, value, required: true, ...more };
}

export function optional(
  doc: string,
  value: ValueSpec,
  more: Omit<PropertySpec, "doc" | "value"> = {},
): PropertySpec {
  return { doc, value, ...more };
}

/** A default in Meta's documentation. */
export function byDefault(value: Json): Pick<PropertySpec, "default"> {
  return { default: value };
}

/** A default that is not in Meta's documentation: `documented-defaults` in `docs/assumptions.md`. */
export function assumedDefault(value: Json): Pick<PropertySpec, "default" | "defaultIsAssumed"> {
  return { default: value, defaultIsAssumed: true };
}

export const name = required(
  "The name of its value on the screen, as in `${form.name}`; unique on the screen.",
  literal({ format: "name", notBlank: "always" }),
);

export const visible = optional("Whether the component is shown.", flag, byDefault(true));

export const enabled = optional(
  "Whether the user can change the value.",
  flag,
  assumedDefault(true),
);

export const mustFill = optional(
  "Whether the user must enter a value.",
  flag,
  assumedDefault(false),
);

export function label(longest: TextLimit | number): PropertySpec {
  return required("The label.", displayText(longest));
}

export function helperText(longest = 80): PropertySpec {
  return optional("A hint below the field.", displayText(longest));
}

/** An initial value; inside a Form its `init-values` contain it instead. */
export function initValue(value: ValueSpec, since?: VersionText): PropertySpec {
  return optional("The initial value; inside a Form, use the Form's `init-values`.", value, {
    outsideForm: true,
    ...(since !== undefined && { since }),
  });
}

/** The message for an invalid value; inside a Form its `error-messages` contain it instead. */
export function errorMessage(longest?: number, since?: VersionText): PropertySpec {
  return optional(
    "The message for an invalid value; inside a Form, use the Form's `error-messages`.",
    displayText(longest),
    { outsideForm: true, ...(since !== undefined && { since }) },
  );
}

import type { ComponentSpec, PropertySpec } from "../spec";
import {
  assumedDefault,
  byDefault,
  enabled,
  errorMessage,
  helperText,
  initValue,
  label,
  literal,
  literalWords,
  mustFill,
  name,
  number,
  optional,
  text,
  visible,
  words,
} from "../values";

/** The containers of most inputs. Before 4.0 every input is in a Form. */
export const inputContainers = { Screen: "4.0", Form: true, If: true, Switch: true } as const;

const labelVariant: PropertySpec = optional("A larger label.", words("large"), { since: "7.0" });

const shortLabel = label({ documented: 20, drawnLarge: 150 });

/** The values of `input-type`, each with the type of the input's value. */
const inputTypes = {
  text: "text",
  number: "number",
  email: "text",
  password: "text",
  passcode: "number",
  phone: "text",
} as const;

/** @see https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/guides/components#textentry */
export const textInputs: readonly ComponentSpec[] = [
  {
    name: "TextInput",
    doc: "An input for one line of text.",
    in: inputContainers,
    input: "in Form",
    submits: { by: "input-type", kinds: inputTypes },
    properties: {
      name,
      label: shortLabel,
      "input-type": optional(
        "The type of the value.",
        literalWords(...Object.keys(inputTypes)),
        assumedDefault("text"),
      ),
      pattern: optional(
        "A regular expression, without slashes, that the value must match; needs a `helper-text`.",
        literal({ format: "regex" }),
        { since: "6.2" },
      ),
      required: mustFill,
      "min-chars": optional("The minimum number of characters.", number({ least: 0 }), {
        bindsAlso: "text",
      }),
      "max-chars": optional("The maximum number of characters.", number({ least: 0 }), {
        bindsAlso: "text",
        ...byDefault(80),
      }),
      "helper-text": helperText(),
      enabled: { ...enabled, observed: true },
      visible,
      "label-variant": labelVariant,
      "init-value": { ...initValue(text(), "4.0"), bindsAlso: "number" },
      "error-message": errorMessage(30, "4.0"),
    },
    conditions: [
      { kind: "needs", key: "pattern", needs: "helper-text", code: "MISSING_REQUIRED_PROPERTY" },
    ],
  },
  {
    name: "TextArea",
    doc: "An input for several lines of text.",
    in: inputContainers,
    input: "in Form",
    submits: "text",
    properties: {
      name,
      label: shortLabel,
      required: mustFill,
      "max-length": optional(
        "The maximum number of characters.",
        number({ integer: true, least: 0 }),
        {
          bindsAlso: "text",
          ...byDefault(600),
        },
      ),
      "helper-text": helperText(),
      enabled,
      visible,
      "label-variant": labelVariant,
      "init-value": initValue(text(), "4.0"),
      "error-message": errorMessage(undefined, "4.0"),
    },
  },
];

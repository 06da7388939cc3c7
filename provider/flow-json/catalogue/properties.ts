import { footer, type Catalogue } from "./entry";

const body = { type: "TextBody", text: "Hello" };
const input = { type: "TextInput", name: "email", label: "E-mail" };
const photos = { type: "PhotoPicker", name: "photos", label: "Photos" };
const link = { type: "EmbeddedLink", text: "More" };

/** Codes about properties and their values. */
export const propertyCodes = {
  MISSING_REQUIRED_PROPERTY: {
    severity: "error",
    source: "documented",
    description:
      "A property that this version requires is absent, or one that another property or action needs.",
    example: {
      in: "children",
      bad: [{ type: "TextInput", name: "email" }],
      good: [input],
    },
  },
  MISSING_REQUIRED_TYPE_PROPERTY: {
    severity: "error",
    source: "documented",
    description: "A component has no `type`.",
    example: { in: "children", bad: [{ text: "Hello" }], good: [body] },
  },
  INVALID_PROPERTY_KEY: {
    severity: "error",
    source: "documented",
    description:
      "An object has a property that does not exist, that this version does not have, or that cannot be here. A NavigationList on a terminal screen has this code too.",
    example: { in: "children", bad: [{ ...body, colour: "red" }], good: [body] },
  },
  INVALID_PROPERTY_TYPE: {
    severity: "error",
    source: "documented",
    description: "A value is of another JSON type than the property takes.",
    example: {
      in: "children",
      bad: [{ ...body, visible: "yes" }],
      good: [{ ...body, visible: true }],
    },
  },
  INVALID_PROPERTY_VALUE: {
    severity: "error",
    source: "documented",
    description:
      "A value is not possible here. Meta has this one code for many mistakes: an unknown component, a component in the wrong place, a pattern that is not a regular expression, a picture that is not in base64, an empty branch, an expression that cannot be read or has the wrong type, `init-values` for an unknown input. Whether it is a warning depends on the mistake and the version.",
    example: {
      in: "children",
      bad: [{ ...input, pattern: "[0-9", "helper-text": "Digits" }],
      good: [{ ...input, pattern: "[0-9]+", "helper-text": "Digits" }],
    },
  },
  INVALID_PROPERTY_VALUE_FORMAT: {
    severity: "error",
    source: "documented",
    description: "An address is not an absolute URL.",
    example: {
      in: "children",
      bad: [{ ...link, "on-click-action": { name: "open_url", url: "example.com" } }],
      good: [{ ...link, "on-click-action": { name: "open_url", url: "https://example.com" } }],
    },
  },
  INVALID_ENUM_VALUE: {
    severity: "error",
    source: "documented",
    description:
      "A value is not one of those that the property allows. An unknown action has this code too.",
    example: {
      in: "children",
      bad: [{ ...body, "font-weight": "heavy" }],
      good: [{ ...body, "font-weight": "bold" }],
    },
  },
  PATTERN_MISMATCH: {
    severity: "error",
    source: "documented",
    description:
      "A text does not have the form that the property needs: a screen id with digits, a blank text, a color that is not `#RRGGBB`, a fixed text where a binding is needed.",
    example: { in: "screen", bad: { id: "SCREEN_1" }, good: { id: "SCREEN_ONE" } },
  },
  MIN_CHARS_REQUIRED: {
    severity: "error",
    source: "documented",
    description: "A name or id is empty.",
    example: {
      in: "children",
      bad: [{ type: "Form", name: "", children: [input] }],
      good: [{ type: "Form", name: "form", children: [input] }],
    },
  },
  MINIMUM_VALUE_REQUIRED: {
    severity: "error",
    source: "documented",
    description: "A number is below the smallest that the property allows.",
    example: {
      in: "children",
      bad: [{ ...photos, "max-uploaded-photos": 0 }],
      good: [{ ...photos, "max-uploaded-photos": 1 }],
    },
  },
  MAXIMUM_VALUE_REQUIRED: {
    severity: "error",
    source: "documented",
    description: "A number is above the largest that the property allows.",
    example: {
      in: "children",
      bad: [{ ...photos, "max-uploaded-photos": 31 }],
      good: [{ ...photos, "max-uploaded-photos": 10 }],
    },
  },
  MIN_VALUE_GREATER_THAN_MAX: {
    severity: "error",
    source: "documented",
    description:
      "A property with a minimum is above the one with the maximum, for example `min-chars` above `max-chars`.",
    example: {
      in: "children",
      bad: [{ ...photos, "min-uploaded-photos": 3, "max-uploaded-photos": 2 }],
      good: [{ ...photos, "min-uploaded-photos": 2, "max-uploaded-photos": 3 }],
    },
  },
  INVALID_DEPENDENCIES: {
    severity: "error",
    source: "documented",
    description: "A property needs another one: `left-caption` and `right-caption` go together.",
    example: {
      in: "screen",
      bad: {
        layout: {
          type: "SingleColumnLayout",
          children: [{ ...footer(), "left-caption": "1 of 2" }],
        },
      },
      good: {
        layout: {
          type: "SingleColumnLayout",
          children: [{ ...footer(), "left-caption": "1 of 2", "right-caption": "Next" }],
        },
      },
    },
  },
  NOT_KEYWORD_SCHEMA_VALIDATION_FAILED: {
    severity: "error",
    source: "documented",
    description:
      "Two properties exclude each other: a Footer's `center-caption` and the captions at its sides, or `success` on a screen that is not terminal.",
    example: {
      in: "screen",
      bad: {
        layout: {
          type: "SingleColumnLayout",
          children: [
            {
              ...footer(),
              "left-caption": "1 of 2",
              "center-caption": "Almost done",
              "right-caption": "Next",
            },
          ],
        },
      },
      good: {
        layout: {
          type: "SingleColumnLayout",
          children: [{ ...footer(), "center-caption": "Almost done" }],
        },
      },
    },
  },
  DUPLICATE_FORM_COMPONENT_NAMES: {
    severity: "error",
    source: "documented",
    description:
      "Two components of a screen have the same `name`, even if only one of them is ever visible.",
    example: {
      in: "children",
      bad: [input, { ...input, label: "Second e-mail" }],
      good: [input, { ...input, name: "second_email", label: "Second e-mail" }],
    },
  },
  NATIVE_COMPONENT_IN_FORM_INIT_VALUES: {
    severity: "error",
    source: "documented",
    description: "A Form's `init-values` name a PhotoPicker or DocumentPicker.",
    example: {
      in: "children",
      bad: [{ type: "Form", name: "form", children: [photos], "init-values": { photos: [] } }],
      good: [{ type: "Form", name: "form", children: [photos] }],
    },
  },
  KALEYRA_CANNOT_BE_FILLED: {
    severity: "error",
    source: "observed",
    description:
      "An input is required but disabled or invisible, and has no initial value, so no user can continue.",
    example: {
      in: "children",
      bad: [{ ...input, required: true, enabled: false }],
      good: [{ ...input, required: true, enabled: false, "init-value": "ada@example.com" }],
    },
  },
  KALEYRA_TEXT_TOO_LONG: {
    severity: "warning",
    source: "documented",
    description: "A text is longer than WhatsApp shows. The end is cut off.",
    example: {
      in: "screen",
      bad: {
        layout: {
          type: "SingleColumnLayout",
          children: [{ ...footer(), label: "Continue to the next step of your order" }],
        },
      },
      good: { layout: { type: "SingleColumnLayout", children: [footer()] } },
    },
  },
} as const satisfies Catalogue;

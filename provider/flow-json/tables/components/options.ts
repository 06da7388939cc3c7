import type { ConditionSpec, ObjectSpec, PropertySpec, TextLimit } from "../spec";
import {
  assumedDefault,
  choiceAction,
  flag,
  listOf,
  literal,
  optional,
  required,
  text,
} from "../values";

const onSelect = optional(
  "The action when the user selects this option.",
  choiceAction("update_data"),
  {
    since: "6.0",
  },
);
const onUnselect = optional(
  "The action when the user deselects this option.",
  choiceAction("update_data"),
  {
    since: "6.0",
  },
);

const id = required("The value that is sent if it is selected; unique in the list.", text());

const pictureOrColor: ConditionSpec = {
  kind: "exclusive",
  key: "image",
  others: ["color"],
  code: "DATA_SOURCE_ITEMS_HAVE_BOTH_IMAGE_AND_COLOR",
};

function option(name: string, doc: string, title: TextLimit): ObjectSpec {
  return {
    name,
    called: "an option",
    doc,
    properties: {
      id,
      title: required("The text of the option.", text({ notBlank: "6.0", longest: title })),
      description: optional("A second line.", text({ longest: { documented: 300 } })),
      metadata: optional("A third line.", text({ longest: { documented: 20 } })),
      enabled: optional("Whether the user can select it.", flag, assumedDefault(true)),
      image: optional("A picture, in base64.", text({ format: "base64" }), { since: "5.0" }),
      "alt-text": optional("An alternative text of the picture for screen readers.", text(), {
        since: "5.0",
      }),
      color: optional("A color instead of a picture, `#RRGGBB`.", text({ format: "color" }), {
        since: "5.0",
      }),
      "on-select-action": onSelect,
      "on-unselect-action": onUnselect,
    },
    conditions: [pictureOrColor],
  };
}

const groupOption = option("Option", "An option of a CheckboxGroup or RadioButtonsGroup.", {
  documented: 30,
});

const dropdownOption = option("DropdownOption", "An option of a Dropdown.", {
  documented: 30,
  drawn: 80,
});

const chip: ObjectSpec = {
  name: "Chip",
  called: "a chip",
  doc: "An option of a ChipsSelector.",
  properties: {
    id,
    title: required("The text of the option.", text({ notBlank: "6.0", longest: { drawn: 20 } })),
    enabled: optional("Whether the user can select it.", flag, assumedDefault(true)),
    "on-select-action": onSelect,
    "on-unselect-action": onUnselect,
  },
};

function source(of: ObjectSpec, least: number, most: number): PropertySpec {
  const items = { kind: "object", of, dynamic: false } as const;
  return required(
    `The options, ${least} to ${most}; or a binding to such a list.`,
    listOf(items, { least, most, called: "options" }),
  );
}

/** The most options of a Dropdown, and the most if one of them has a picture. */
export const mostDropdownOptions = 200;
export const mostDropdownOptionsWithPictures = 100;

export const groupSource = source(groupOption, 1, 20);
export const dropdownSource = source(dropdownOption, 1, mostDropdownOptions);
export const chipSource = source(chip, 2, 20);

/** The ids of initially chosen options. */
export const chosenAtFirst = listOf(literal(), { called: "option ids" });

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

const onSelect = optional("What choosing this one does.", choiceAction("update_data"), {
  since: "6.0",
});
const onUnselect = optional("What giving this one up does.", choiceAction("update_data"), {
  since: "6.0",
});

const id = required("What is sent when it is chosen; unique in the list.", text());

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
      title: required("What is shown.", text({ notBlank: "6.0", longest: title })),
      description: optional("A second line.", text({ longest: { documented: 300 } })),
      metadata: optional("A third line.", text({ longest: { documented: 20 } })),
      enabled: optional("Whether it can be chosen.", flag, assumedDefault(true)),
      image: optional("A picture, in base64.", text({ format: "base64" }), { since: "5.0" }),
      "alt-text": optional("What the picture shows, for those who cannot see it.", text(), {
        since: "5.0",
      }),
      color: optional("A colour instead of a picture, `#RRGGBB`.", text({ format: "color" }), {
        since: "5.0",
      }),
      "on-select-action": onSelect,
      "on-unselect-action": onUnselect,
    },
    conditions: [pictureOrColor],
  };
}

const groupOption = option(
  "Option",
  "One of the choices of a CheckboxGroup or RadioButtonsGroup.",
  {
    documented: 30,
  },
);

const dropdownOption = option("DropdownOption", "One of the choices of a Dropdown.", {
  documented: 30,
  drawn: 80,
});

const chip: ObjectSpec = {
  name: "Chip",
  called: "a chip",
  doc: "One of the choices of a ChipsSelector.",
  properties: {
    id,
    title: required("What is shown.", text({ notBlank: "6.0", longest: { drawn: 20 } })),
    enabled: optional("Whether it can be chosen.", flag, assumedDefault(true)),
    "on-select-action": onSelect,
    "on-unselect-action": onUnselect,
  },
};

function source(of: ObjectSpec, least: number, most: number): PropertySpec {
  const items = { kind: "object", of, dynamic: false } as const;
  return required(
    `The choices, ${least} to ${most}; or a binding to such a list.`,
    listOf(items, { least, most, called: "options" }),
  );
}

export const groupSource = source(groupOption, 1, 20);
export const dropdownSource = source(dropdownOption, 1, 200);
export const chipSource = source(chip, 2, 20);

/** A Dropdown accepts fewer options if one of them has a picture. */
export const mostDropdownOptionsWithPictures = 100;

/** The ids of initially chosen options. */
export const chosenAtFirst = listOf(literal(), { called: "option ids" });

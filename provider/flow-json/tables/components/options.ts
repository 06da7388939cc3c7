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

function updateAction(doc: string): PropertySpec {
  return optional(doc, choiceAction("update_data"), { since: "6.0" });
}

const onSelect = updateAction("The action when the user selects this option.");
const onUnselect = updateAction("The action when the user deselects this option.");

const id = required(
  "The value that is sent if the option is selected; unique in the list.",
  text(),
);

const pictureOrColor: ConditionSpec = {
  kind: "exclusive",
  key: "image",
  others: ["color"],
  code: "DATA_SOURCE_ITEMS_HAVE_BOTH_IMAGE_AND_COLOR",
};

function option(name: string, doc: string, longestTitle: TextLimit): ObjectSpec {
  return {
    name,
    called: "an option",
    doc,
    properties: {
      id,
      title: required("The text of the option.", text({ notBlank: "6.0", longest: longestTitle })),
      description: optional(
        "A second line, below the title.",
        text({ longest: { documented: 300 } }),
      ),
      metadata: optional(
        "A third line, below the description.",
        text({ longest: { documented: 20 } }),
      ),
      enabled: optional("Whether the user can select the option.", flag, assumedDefault(true)),
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
    enabled: optional("Whether the user can select the option.", flag, assumedDefault(true)),
    "on-select-action": onSelect,
    "on-unselect-action": onUnselect,
  },
};

/** The `data-source` of a component. */
function dataSource(of: ObjectSpec, least: number, most: number): PropertySpec {
  const items = { kind: "object", of, dynamic: false } as const;
  return required(
    `The options, ${least} to ${most}; or a binding to such a list.`,
    listOf(items, { least, most, called: "options" }),
  );
}

/**
 * The most options of a Dropdown. The rule `max-items-required.options` checks the number if one
 * has a picture.
 */
export const mostDropdownOptions = 200;
/** The most options of a Dropdown if one of them has a picture. */
export const mostDropdownOptionsWithPictures = 100;

/**
 * The options of a CheckboxGroup or a RadioButtonsGroup.
 *
 * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/guides/components
 */
export const groupDataSource = dataSource(groupOption, 1, 20);
export const dropdownDataSource = dataSource(dropdownOption, 1, mostDropdownOptions);
export const chipsDataSource = dataSource(chip, 2, 20);

/** The ids of the options that are selected at the beginning. */
export const initialOptionIds = listOf(literal(), { called: "option ids" });

import type { Component, Screen } from "../../model/flow-model";
import { isAtLeast } from "../../model/version";
import type { Report, Rule } from "../../rule";

/** A RichText or a NavigationList does not share its screen with other components. */
export const invalidComponentPlacement: Rule = {
  code: "INVALID_COMPONENT_PLACEMENT",
  severity: "error",
  *check({ screens, version }) {
    const withFooter = isAtLeast(version, "6.3");
    for (const screen of screens) {
      const richText = isAtLeast(version, "5.1") ? crowdedRichText(screen, withFooter) : undefined;
      if (richText !== undefined) {
        yield isAtLeast(version, "6.0")
          ? richText
          : { ...richText, code: "INVALID_RICHTEXT_PLACEMENT" };
      }
      const list = isAtLeast(version, "6.2") ? crowdedList(screen) : undefined;
      if (list !== undefined) yield list;
    }
  },
};

function crowdedRichText({ components }: Screen, withFooter: boolean): Report | undefined {
  const onScreen = components.filter(({ parent }) => parent === undefined);
  const [first, second] = onScreen.filter(({ type }) => type === "RichText");
  const others = onScreen.filter(
    ({ type }) => type !== undefined && type !== "RichText" && !(withFooter && type === "Footer"),
  );
  if (first === undefined || (second === undefined && others.length === 0)) return undefined;
  return {
    at: typeOf(second ?? first),
    message:
      second === undefined
        ? `a RichText cannot share its screen with ${others[0]?.type ?? "another"}`
        : "a screen can have one RichText",
    hint: withFooter
      ? "Leave only one RichText and a Footer on the screen."
      : "Leave only the RichText on the screen; from version 6.3 a Footer can be there, too.",
  };
}

/** A second NavigationList is allowed, and so is a Form around both. */
function crowdedList({ components }: Screen): Report | undefined {
  const list = components.find(({ type }) => type === "NavigationList");
  const other = components.find(
    ({ type }) => type !== undefined && type !== "NavigationList" && type !== "Form",
  );
  if (list === undefined || other === undefined) return undefined;
  const isElsewhere = list.parent !== undefined && list.parent.type !== "Form";
  if (isElsewhere) return undefined; // It is not allowed there in any case.
  return {
    at: typeOf(list),
    message: `a NavigationList cannot share its screen with ${other.type ?? "another"}`,
    hint: "Leave nothing but NavigationLists on the screen.",
  };
}

function typeOf({ node }: Component) {
  return node.members.get("type")?.value ?? node;
}

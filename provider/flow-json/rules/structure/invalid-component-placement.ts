import type { Component, Screen } from "../../model/flow-model";
import { isAtLeast } from "../../model/version";
import type { Report, Rule } from "../../rule";
import type { JsonNode } from "../../syntax/json-node";

/** A RichText or a NavigationList does not share its screen with other components. */
export const invalidComponentPlacement: Rule = {
  code: "INVALID_COMPONENT_PLACEMENT",
  severity: "error",
  *check({ screens, version }) {
    // RichText exists from 5.1 and may have a Footer next to it from 6.3; NavigationList exists from 6.2.
    const mayHaveFooter = isAtLeast(version, "6.3");
    for (const screen of screens) {
      const richText = isAtLeast(version, "5.1")
        ? crowdedRichText(screen, mayHaveFooter)
        : undefined;
      if (richText !== undefined) {
        // Meta has another code for it before 6.0.
        yield isAtLeast(version, "6.0")
          ? richText
          : { ...richText, code: "INVALID_RICHTEXT_PLACEMENT" };
      }
      const list = isAtLeast(version, "6.2") ? crowdedList(screen) : undefined;
      if (list !== undefined) yield list;
    }
  },
};

function crowdedRichText({ components }: Screen, mayHaveFooter: boolean): Report | undefined {
  // A RichText inside a Form, If or Switch is refused by `invalidComponentType`.
  const onScreen = components.filter(({ parent }) => parent === undefined);
  const [first, second] = onScreen.filter(({ type }) => type === "RichText");
  const others = onScreen.filter(
    ({ type }) =>
      type !== undefined && type !== "RichText" && !(mayHaveFooter && type === "Footer"),
  );
  if (first === undefined || (second === undefined && others.length === 0)) return undefined;
  return {
    at: typeNodeOf(second ?? first),
    message:
      second === undefined
        ? `a RichText cannot share its screen with ${others[0]?.type ?? "another component"}`
        : "a screen can have one RichText",
    hint: mayHaveFooter
      ? "Leave only one RichText and a Footer on the screen."
      : "Leave only the RichText on the screen; from version 6.3 a Footer may be next to it.",
  };
}

/** A second NavigationList is allowed, and so is a Form around both. */
function crowdedList({ components }: Screen): Report | undefined {
  const list = components.find(({ type }) => type === "NavigationList");
  const other = components.find(
    ({ type }) => type !== undefined && type !== "NavigationList" && type !== "Form",
  );
  if (list === undefined || other === undefined) return undefined;
  const isInBranch = list.parent !== undefined && list.parent.type !== "Form";
  if (isInBranch) return undefined; // `invalidComponentType` reports it: it is never allowed there.
  return {
    at: typeNodeOf(list),
    message: `a NavigationList cannot share its screen with ${other.type ?? "another component"}`,
    hint: "Leave nothing but NavigationLists on the screen.",
  };
}

function typeNodeOf({ node, typeNode }: Component): JsonNode {
  return typeNode ?? node;
}

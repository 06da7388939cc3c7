import { invalidFlowJsonVersion } from "../../../provider/flow-json/rules/structure/invalid-flow-json-version";
import { memberOf, textOf } from "../../../provider/flow-json/syntax/json-node";
import { flowPolicy } from "../flow/flow-policy";
import { texts } from "../flow/settings";

/**
 * Documents are of a version that flows can be published with: none that is frozen, and none that is
 * not open to everybody yet. The provider only warns of these while a flow is a draft.
 */
export const flowJsonVersion = flowPolicy({
  name: "kaleyra-flow-json-version",
  description: "Documents are of no frozen and no beta version of Flow JSON.",
  severity: "medium",
  settings: {
    allowedVersions: texts('Versions that pass all the same, such as "7.4".'),
  },
  *violations({ publish, document }, { allowedVersions }) {
    if (document === undefined) return;
    const { text, model } = document;
    if (allowedVersions.includes(textOf(memberOf(model.root, "version")) ?? "")) return;
    for (const { message, hint } of invalidFlowJsonVersion.check(model, {
      text,
      publish,
      endpoint: "unknown",
    })) {
      yield `The document cannot be relied on: ${message}. ${hint}`;
    }
  },
});

import { invalidFlowJsonVersion } from "../../../provider/flow-json/rules/structure/invalid-flow-json-version";
import { memberOf, textOf } from "../../../provider/flow-json/syntax/json-node";
import { flowPolicy } from "../flow/flow-policy";
import { texts } from "../flow/settings";

/**
 * Documents have a version that can be published: neither frozen nor beta. The provider only warns
 * about these as long as a flow is a draft.
 */
export const flowJsonVersion = flowPolicy({
  name: "kaleyra-flow-json-version",
  description: "Documents have a Flow JSON version that is neither frozen nor beta.",
  severity: "medium",
  settings: {
    allowedVersions: texts('Frozen or beta versions that are allowed, such as "7.4".'),
  },
  *violations({ publish, document }, { allowedVersions }) {
    if (document === undefined) return;
    const { text, model } = document;
    if (allowedVersions.includes(textOf(memberOf(model.root, "version")) ?? "")) return;
    // The provider's own rule. It does not look at the endpoint.
    for (const { message, hint } of invalidFlowJsonVersion.check(model, {
      text,
      publish,
      endpoint: "unknown",
    })) {
      yield `The Flow JSON version is not suitable: ${message}. ${hint}`;
    }
  },
});

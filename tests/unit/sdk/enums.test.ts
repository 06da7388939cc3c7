import { pods } from "../../../provider/kaleyra/connection";
import { knownCategories } from "../../../provider/lifecycle/flow/categories";
import {
  deletionPolicies,
  flowJsonValidations,
  updateStrategies,
} from "../../../provider/lifecycle/flow/state";
import { Pod } from "../../../sdk/typescript/config";
import {
  DeletionPolicy,
  FlowCategory,
  FlowJsonValidation,
  UpdateStrategy,
} from "../../../sdk/typescript/whatsapp/enums";

describe("the enums of the SDK", () => {
  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ["DeletionPolicy", DeletionPolicy, deletionPolicies],
    ["FlowCategory", FlowCategory, knownCategories],
    ["FlowJsonValidation", FlowJsonValidation, flowJsonValidations],
    ["Pod", Pod, Object.keys(pods)],
    ["UpdateStrategy", UpdateStrategy, updateStrategies],
  ])("%s has the values that the provider accepts", (_name, values, accepted) => {
    expect(Object.values(values)).toEqual(accepted);
  });
});

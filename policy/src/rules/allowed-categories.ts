import { flowPolicy } from "../flow/flow-policy";
import { texts } from "../flow/settings";

/** Flows have only the categories that the configuration allows; without one, any. */
export const allowedCategories = flowPolicy({
  name: "kaleyra-allowed-categories",
  description: "Flows have only allowed categories.",
  severity: "medium",
  settings: {
    categories: texts('Categories, such as "SURVEY"; none for any category.'),
  },
  *violations(flow, { categories }) {
    if (categories.length === 0) return;
    const refused = flow.categories.filter((category) => !categories.includes(category));
    if (refused.length === 0) return;
    yield (
      `The flow has the category ${refused.join(", ")}, and only ${categories.join(", ")} are allowed. ` +
      "Choose another category, or add it to the policy's `categories`."
    );
  },
});

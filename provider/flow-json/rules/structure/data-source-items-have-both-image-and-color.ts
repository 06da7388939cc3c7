import type { Rule } from "../../rule";
import { brokenConditions } from "./conditions";

/** An option has a picture or a colour. */
export const dataSourceItemsHaveBothImageAndColor: Rule = {
  code: "DATA_SOURCE_ITEMS_HAVE_BOTH_IMAGE_AND_COLOR",
  severity: "error",
  check: (flow) => brokenConditions(flow, "DATA_SOURCE_ITEMS_HAVE_BOTH_IMAGE_AND_COLOR"),
};

/**
 * The program of a user of the plugin in Node.js, for the ways `plugin` and `floor`: the floor runs
 * it with a plugin that does nothing.
 */
import * as kaleyra from "pulumi-kaleyra-native";

import { flows, logicalNameOf } from "./flow-inputs";

// The generated types want a list that can be changed.
for (const { categories, ...inputs } of flows) {
  new kaleyra.whatsapp.Flow(logicalNameOf(inputs), {
    ...inputs,
    categories: [...categories],
  });
}

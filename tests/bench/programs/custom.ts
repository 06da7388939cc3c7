/**
 * The program of a user of the plugin in Node.js. The floor runs the same program with a plugin
 * that does nothing.
 */
import * as kaleyra from "pulumi-kaleyra-native";

import { flows } from "./flow-inputs";

for (const { categories, ...inputs } of flows) {
  new kaleyra.whatsapp.Flow(inputs.name.split(" ", 2).join("-"), {
    ...inputs,
    categories: [...categories],
  });
}

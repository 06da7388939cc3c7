/** The dynamic adapter: the program of a user of pulumi-kaleyra. */
import * as kaleyra from "pulumi-kaleyra";

import { flows } from "./flow-inputs";

for (const inputs of flows) new kaleyra.whatsapp.Flow(inputs.name.split(" ", 2).join("-"), inputs);

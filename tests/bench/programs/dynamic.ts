/** The program of a user of pulumi-kaleyra, for the way `dynamic`. */
import * as kaleyra from "pulumi-kaleyra";

import { flows, logicalNameOf } from "./flow-inputs";

for (const inputs of flows) new kaleyra.whatsapp.Flow(logicalNameOf(inputs), inputs);

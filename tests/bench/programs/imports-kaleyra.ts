/** The imports of a program with flows, including @pulumi/pulumi; `parts/start.ts` measures them. */
import * as kaleyra from "pulumi-kaleyra";

// The line ends the measurement; with a use of the import no compiler drops it.
process.stdout.write(`${Object.keys(kaleyra).length} exports\n`);

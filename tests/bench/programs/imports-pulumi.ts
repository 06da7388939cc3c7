/** The imports of every Pulumi program in Node.js; `parts/start.ts` measures them. */
import * as pulumi from "@pulumi/pulumi";

// The line ends the measurement; with a use of the import no compiler drops it.
process.stdout.write(`${Object.keys(pulumi).length} exports\n`);

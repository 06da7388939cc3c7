/** What every program in Node.js loads, whatever it manages. */
import * as pulumi from "@pulumi/pulumi";

process.stdout.write(`${Object.keys(pulumi).length} exports\n`);

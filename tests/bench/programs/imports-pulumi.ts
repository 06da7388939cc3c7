/** The modules of every Pulumi program in Node.js. */
import * as pulumi from "@pulumi/pulumi";

process.stdout.write(`${Object.keys(pulumi).length} exports\n`);

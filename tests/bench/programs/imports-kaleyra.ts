/** The modules of a program with flows, including @pulumi/pulumi. */
import * as kaleyra from "pulumi-kaleyra";

process.stdout.write(`${Object.keys(kaleyra).length} exports\n`);

/** What a program loads that has flows, @pulumi/pulumi with it. */
import * as kaleyra from "pulumi-kaleyra";

process.stdout.write(`${Object.keys(kaleyra).length} exports\n`);

import { PulumiCommand } from "@pulumi/pulumi/automation";
import { SemVer } from "semver";

import { cliVersion } from "./pins";

/** A process of its own, since an installation that hangs can only be stopped together with the script that it runs. */
const [, , root = ""] = process.argv;
void PulumiCommand.install({ root, version: new SemVer(cliVersion) });

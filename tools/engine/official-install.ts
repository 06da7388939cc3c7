import { PulumiCommand } from "@pulumi/pulumi/automation";
import { SemVer } from "semver";

import { cliVersion } from "./pins";

/** A process of its own, since an installation that hangs can only be stopped together with the script that it runs. */
void PulumiCommand.install({ root: process.argv[2]!, version: new SemVer(cliVersion) });

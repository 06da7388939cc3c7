import { PulumiCommand } from "@pulumi/pulumi/automation";
import { SemVer } from "semver";

import { cliVersion } from "./pins";

/**
 * Runs in its own process, since a hanging installation can only be stopped together with its
 * script.
 */
const [, , root = ""] = process.argv;
void PulumiCommand.install({ root, version: new SemVer(cliVersion) });

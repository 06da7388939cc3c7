import { PulumiCommand } from "@pulumi/pulumi/automation";
import { SemVer } from "semver";

import { cliVersion } from "./pins";

/**
 * Installs the official engine into the folder of its argument. download.ts runs this file as its own
 * process, since only a process can be stopped together with the script that the installation starts.
 */
const [, , root = ""] = process.argv;
void PulumiCommand.install({ root, version: new SemVer(cliVersion) });

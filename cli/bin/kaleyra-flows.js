#!/usr/bin/env node
// npm links a command when it installs, before anything is compiled.
// oxlint-disable-next-line import/no-unassigned-import -- it runs by being loaded
require("../dist/cli/src/main.js");

#!/usr/bin/env node
// npm links a command when it installs, before anything is compiled.
require("../dist/main.js");

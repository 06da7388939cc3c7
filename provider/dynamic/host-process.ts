import { sep } from "node:path";

import { endWithEngine } from "../end-with-engine";

const hostScript = ["@pulumi", "pulumi", "cmd", "dynamic-provider"].join(sep);

/** Pulumi's dynamic host does not notice that its engine is gone; it gets the address as its argument. */
export function endWithItsEngine(): void {
  const [, script = "", engine = ""] = process.argv;
  if (script.includes(hostScript)) endWithEngine(engine);
}

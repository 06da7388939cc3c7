import { diagnose } from "../../../../cli/src/doctor/checks";
import { Config } from "../../../../provider/config";
import type { ConfigKey } from "../../../../provider/settings";

type Settings = { readonly [Key in ConfigKey]?: string };

const account = { sid: "HXAP1600000097IN", apiKey: "Aown" };

/** The hint after a connection failed with this code of Node.js. */
function hintUnder(stack: Settings, variables: Settings, code: string): string {
  const config = new Config({
    configured: (key) => stack[key],
    environment: (key) => variables[key],
  });
  const { host } = config.connection.apiUrl;
  return diagnose({ kind: "unreachable", host, code }, config).hint;
}

describe("doctor's hint about a host that was not reached", () => {
  it.each([["ENOTFOUND"], ["EAI_AGAIN"], ["ECONNREFUSED"]])(
    "after %s asks about the setting that has the address, and about none if the pod has it",
    (code) => {
      const apiUrl = "https://api.kaleyra.invalid";

      expect(hintUnder({ ...account, apiUrl }, {}, code)).toMatch(
        /^Is kaleyra:apiUrl spelled correctly\? /,
      );
      expect(hintUnder(account, { apiUrl }, code)).toMatch(
        /^Is KALEYRA_API_URL spelled correctly\? /,
      );
      expect(hintUnder({ ...account, pod: "IN" }, {}, code)).not.toMatch(/apiUrl|API_URL|spelled/);
      expect(hintUnder(account, { pod: "EU" }, code)).not.toMatch(/apiUrl|API_URL|spelled/);
    },
  );
});

import { diagnose } from "../../../../cli/src/doctor/checks";
import { Config } from "../../../../provider/config";
import type { ConfigKey } from "../../../../provider/settings";

type Settings = { readonly [Key in ConfigKey]?: string };

const account = { sid: "HXAP1600000097IN", apiKey: "Aown" };

function hintUnder(stack: Settings, variables: Settings, code: string): string {
  const config = new Config({
    configured: (key) => stack[key],
    environment: (key) => variables[key],
  });
  const { host } = config.connection.apiUrl;
  return diagnose({ kind: "unreachable", host, code }, config).hint;
}

describe("the hint of doctor about a host that is not there", () => {
  it.each([["ENOTFOUND"], ["EAI_AGAIN"], ["ECONNREFUSED"]])(
    "asks about the setting that has the address, after %s",
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

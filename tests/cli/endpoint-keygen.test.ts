import { createPrivateKey, createPublicKey } from "node:crypto";
import { stat } from "node:fs/promises";
import { join } from "node:path";

import { Folder } from "../support/cli-folder";

describe("kaleyra-flows endpoint keygen", () => {
  it("writes a matching pair, with a private key that only its owner can read", async () => {
    await using folder = await Folder.create();

    const { code } = await folder.run(["endpoint", "keygen"]);

    expect(code).toBe(0);
    const privateKey = createPrivateKey(await folder.read("private.pem"));
    const publicKey = createPublicKey(await folder.read("public.pem"));
    expect(createPublicKey(await folder.read("private.pem")).equals(publicKey)).toBe(true);
    expect(privateKey.asymmetricKeyDetails?.modulusLength).toBe(2048);
    expect((await stat(join(folder.path, "private.pem"))).mode & 0o777).toBe(0o600);
  });

  it.each(["private.pem", "public.pem"])(
    "never overwrites %s, and then does not write the other file either",
    async (file) => {
      await using folder = await Folder.create({ [file]: "mine" });

      const { code, stderr } = await folder.run(["endpoint", "keygen"]);

      expect({ code, kept: await folder.read(file) }).toEqual({ code: 2, kept: "mine" });
      expect(stderr).toContain(`${file} exists`);
      const other = file === "private.pem" ? "public.pem" : "private.pem";
      await expect(stat(join(folder.path, other))).rejects.toThrow("ENOENT");
    },
  );
});

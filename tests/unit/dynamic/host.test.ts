import { forHost, printedByHost } from "../../../provider/dynamic/host";
import { UnfinishedFlow } from "../../../provider/lifecycle/flow/update";
import { someState } from "../support/flow";

/** A state with an `undefined`, which the host cannot store. */
const state = { ...someState({ url: "http://127.0.0.1" }), jsonVersion: undefined as never };
const providerText = "exports.handler = …";

describe("an error for the dynamic host", () => {
  it("has a stack without frames, so that users read only the message", () => {
    const error = forHost(new TypeError("could not create survey"), providerText) as Error;

    expect(error.message).toBe("could not create survey");
    expect(error.stack).toBe("could not create survey");
    expect(printedByHost(error)).toBe("error: could not create survey");
  });

  it("has what the host needs to keep an unfinished flow in the state", () => {
    const error = forHost(new UnfinishedFlow("112", state, new Error("refused")), providerText);

    expect(error).toMatchObject({
      message: "refused",
      id: "112",
      reasons: ["refused"],
      properties: { name: "survey", status: "DRAFT", __provider: providerText },
    });
    expect((error as { properties: object }).properties).not.toHaveProperty("jsonVersion");
  });

  it("has no id if nothing was created", () => {
    expect(forHost(new Error("refused"), providerText)).not.toHaveProperty("id");
  });

  it.each([undefined, null, "text", 5])("is not made of %j, which is not an error", (thrown) => {
    expect(forHost(thrown, providerText)).toBe(thrown);
  });
});

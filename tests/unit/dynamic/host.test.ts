import { forHost } from "../../../provider/dynamic/host";
import { UnfinishedFlow } from "../../../provider/lifecycle/flow/update";
import { someState } from "../support/flow";

const state = { ...someState({ url: "http://127.0.0.1" }), jsonVersion: undefined as never };
const provider = "exports.handler = …";

describe("an error for the dynamic host", () => {
  it("has a stack without frames, so that users read only the message", () => {
    const error = forHost(new TypeError("could not create survey"), provider) as Error;

    expect(error.message).toBe("could not create survey");
    expect(error.stack).toBe("could not create survey");
    expect(`${error}: ${error.stack}`).toBe("error: could not create survey");
  });

  it("has everything that keeps an unfinished flow in the state", () => {
    const error = forHost(new UnfinishedFlow("112", state, new Error("refused")), provider);

    expect(error).toMatchObject({
      message: "refused",
      id: "112",
      reasons: ["refused"],
      properties: { name: "survey", status: "DRAFT", __provider: provider },
    });
    expect((error as { properties: object }).properties).not.toHaveProperty("jsonVersion");
  });

  it("has no id if nothing was created", () => {
    expect(forHost(new Error("refused"), provider)).not.toHaveProperty("id");
  });

  it.each([undefined, null, "text", 5])("leaves %j unchanged, which is not an error", (thrown) => {
    expect(forHost(thrown, provider)).toBe(thrown);
  });
});

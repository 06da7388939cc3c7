import { createPrivateKey, randomUUID } from "node:crypto";

import { startEmulator } from "kaleyra-emulator";

import { type FlowRequest, respond } from "../../examples/endpoint/server/booking";
import { endpoint } from "../../examples/endpoint/server/endpoint";
import { blocksOf, scriptOf } from "../support/documented";
import { flowsAt } from "../support/flows";
import { UserProject } from "../support/user-project";

const page = "examples/endpoint/README.md";

describe("the example of an endpoint", () => {
  it("passes the check of its README, after which its flow is published and destroyed", async () => {
    await using kaleyra = await startEmulator();
    await using project = await UserProject.create(kaleyra);
    await project.copy("examples/endpoint/");
    // After the first three blocks come those that deploy the flow; the last one destroys the stack.
    const [install = "", start = "", check = "", ...stack] = blocksOf(page, "sh");

    await project.run(scriptOf([install]));
    const privateKey = createPrivateKey(await project.run("cat private.pem"));
    const server = endpoint({ privateKey });
    const address = await server.listen(); // On a free port.
    try {
      const checked = await project.run(`export ENDPOINT=${address}\n${scriptOf([check])}`);

      // The server above, in place of the documented command.
      expect(start.trim()).toBe("npm start");
      expect(checked).toMatch(/^health check +ok/m);
      expect(checked).toMatch(/^other key +ok/m);
      expect(checked).toMatch(/^INIT +ok/m);
    } finally {
      await server.close();
    }
    await project.run(scriptOf(stack.slice(0, -1)));
    expect(flowsAt(kaleyra)).toEqual(["booking PUBLISHED"]);
    await project.run(scriptOf(stack.slice(-1)));
    expect(flowsAt(kaleyra)).toEqual(["booking DEPRECATED"]);
  });

  it("books an appointment, from the first screen to the message in the chat", () => {
    const token = randomUUID();
    const exchange = (data: FlowRequest["data"]) =>
      respond({ action: "data_exchange", flow_token: token, ...(data && { data }) });

    expect(respond({ action: "INIT", flow_token: token })).toMatchObject({ screen: "DAY" });
    expect(exchange({ day: "2026-12-01" })).toMatchObject({
      screen: "TIME",
      data: { day: "2026-12-01" },
    });
    const params = { flow_token: token, day: "2026-12-01", time: "09:00" };
    expect(exchange({ day: "2026-12-01", time: "09:00" })).toEqual({
      screen: "SUCCESS",
      data: { extension_message_response: { params } },
    });
  });
});

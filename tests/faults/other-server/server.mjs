/**
 * Another implementation of Kaleyra's Flow API, on plain node:http, which shares nothing with the
 * emulator: each flow belongs to a WABA, each WABA can be given one fault for one operation. It
 * answers in Kaleyra's wrapped form and gives ids as JSON numbers. Prints its port.
 */
import { createServer } from "node:http";

const flows = new Map();
const faults = new Map();
let requests = [];
let lastId = 7_000_000_000_000_001n;

const server = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString("utf8");
  const { pathname } = new URL(request.url, "http://other");
  if (pathname.startsWith("/__")) return admin(request, pathname, body, response);
  if (pathname.startsWith("/docs/"))
    return send(response, 200, flows.get(pathname.slice(6)).document);

  const [, , , , place = "", rest] = pathname.split("/");
  const operation = operationOf(request.method, rest);
  const wabaId = flows.get(place)?.wabaId ?? place;
  const seen = { wabaId, from: Date.now(), to: null };
  requests.push(seen);
  response.on("close", () => (seen.to = Date.now()));
  const act = () => actOn(operation, place, body, request.headers.host);
  const fault = faults.get(wabaId);
  if (fault?.operation !== operation) return send(response, ...act());
  if (!fault.kind.endsWith("forever")) faults.delete(wabaId);
  misbehave(fault.kind, act, response);
});

function operationOf(method, rest) {
  if (rest === "flows") return method === "GET" ? "listFlows" : "createFlow";
  if (rest === "assets") return method === "GET" ? "listAssets" : "uploadDocument";
  if (rest === "publish") return "publishFlow";
  if (rest === "deprecate") return "deprecateFlow";
  return { GET: "getFlow", POST: "updateMetadata", DELETE: "deleteFlow" }[method];
}

function actOn(operation, place, body, host) {
  if (operation === "createFlow") return create(place, JSON.parse(body));
  if (operation === "listFlows") {
    return done([...flows.values()].filter(({ wabaId }) => wabaId === place).map(listed));
  }
  const flow = flows.get(place);
  if (flow === undefined) {
    const message = "The flow_id either does not exist or does not belong to the account.";
    return [401, { code: "WA-401", message, data: {}, error: { flow_id: message } }];
  }
  switch (operation) {
    case "getFlow":
      return [200, listed(flow)];
    case "listAssets":
      return done([
        {
          name: "flow.json",
          asset_type: "FLOW_JSON",
          download_url: `http://${host}/docs/${place}`,
        },
      ]);
    case "updateMetadata":
      Object.assign(flow, JSON.parse(body), { status: "DRAFT" });
      return done({ success: true });
    case "uploadDocument":
      Object.assign(flow, { document: partOf(body), status: "DRAFT" });
      return done({ success: true, validation_errors: [] });
    case "publishFlow":
      if (flow.status !== "DRAFT") return refused("Flow cannot be published: it is not a draft");
      Object.assign(flow, { status: "PUBLISHED", once: true });
      return done({ success: true });
    case "deprecateFlow":
      if (flow.status !== "PUBLISHED") return refused("Only a published flow can be deprecated");
      flow.status = "DEPRECATED";
      return done({ success: true });
    default:
      if (flow.once) return refused("Published flows can not be deleted");
      flows.delete(place);
      return done({ success: true });
  }
}

function create(wabaId, { name, categories }) {
  const taken = [...flows.values()].some((flow) => flow.wabaId === wabaId && flow.name === name);
  if (taken) return refused("A flow with this name already exists");
  lastId += 1n;
  const flow = { id: String(lastId), wabaId, name, categories, status: "DRAFT", document: "{}" };
  flows.set(flow.id, flow);
  return done({ id: flow.id });
}

function listed({ id, name, status, categories }) {
  return { id, name, status, categories, validation_errors: [], json_version: "7.3" };
}

/** The file among the parts of a form. */
function partOf(form) {
  return /application\/json\r\n\r\n([^]*?)\r\n--/.exec(form)[1];
}

function done(data) {
  return [200, { code: "WA-200", message: "OK", data, error: {} }];
}

function refused(message) {
  return [400, { code: "WA-400", message, data: {}, error: { error: message } }];
}

function send(response, status, body, headers = {}) {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  // Ids of 16 digits go out as numbers.
  const text = typeof body === "string" ? body : JSON.stringify(body);
  response.end(text.replace(/"id":"(\d+)"/g, '"id":$1'));
}

function misbehave(kind, act, response) {
  if (kind.endsWith("after acting") || kind === "cut body" || kind === "empty 200") act();
  if (kind.startsWith("500")) return send(response, 500, "");
  if (kind.startsWith("429")) return send(response, 429, "slow down", { "retry-after": "1" });
  if (kind.startsWith("reset")) return response.socket.resetAndDestroy();
  if (kind.startsWith("hang")) return;
  if (kind === "HTML page, 502")
    return send(response, 502, "<html><h1>502 Proxy Error</h1></html>");
  if (kind === "success: false") return send(response, 200, { success: false });
  if (kind === "empty 200") return send(response, 200, "");
  if (kind === "wrong JSON types") return send(response, 200, [{ success: 1, id: null }]);
  response.writeHead(200, { "content-length": 100 });
  response.write('{"succ', () => response.socket.destroy());
}

function admin(request, pathname, body, response) {
  if (request.method === "DELETE") flows.delete(pathname.split("/")[2]);
  else if (pathname === "/__repair") faults.clear();
  else if (pathname === "/__inject-faults") {
    const { operation, cells } = JSON.parse(body);
    for (const { wabaId, kind } of cells) faults.set(wabaId, { operation, kind });
  } else if (pathname === "/__spans") {
    response.end(JSON.stringify(requests.map((seen) => ({ ...seen, to: seen.to ?? Date.now() }))));
    requests = [];
    return;
  } else if (pathname === "/__flows") return response.end(JSON.stringify([...flows.values()]));
  response.end("{}");
}

server.listen(0, "127.0.0.1", () => console.log(server.address().port));

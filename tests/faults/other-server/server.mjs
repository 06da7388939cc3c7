/**
 * Another implementation of Kaleyra's Flow API, on plain node:http, which shares nothing with the
 * emulator. A WABA can have one fault, for one operation. Unlike the emulator's, its responses have
 * Kaleyra's wrapped form (except for one flow), and its ids are JSON numbers.
 *
 * ../server/other-server.ts starts it, reads its port from stdout, and controls it by the paths
 * `/__…`; the compiler does not compare the two.
 */
import { createServer } from "node:http";

/** All flows by id. */
const flows = new Map();
/** `{ operation, kind }` by WABA. */
const faults = new Map();
/** The requests since `/__spans` was last called: `Span` of ../server/faulty-kaleyra.ts. */
let requests = [];
let lastId = 7_000_000_000_000_001n;

const server = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString("utf8");
  const { pathname } = new URL(request.url, "http://other");
  if (pathname.startsWith("/__")) return admin(request, pathname, body, response);
  // The download of a document.
  if (pathname.startsWith("/docs/")) {
    return send(response, 200, flows.get(pathname.slice("/docs/".length)).document);
  }

  // `/v2/<sid>/whatsapp/<id>/<rest>`, where the id is that of a flow or of a WABA.
  const [, , , , id = "", rest] = pathname.split("/");
  const operation = operationOf(request.method, rest);
  const wabaId = flows.get(id)?.wabaId ?? id;
  const span = { wabaId, from: Date.now(), to: null };
  requests.push(span);
  response.on("close", () => (span.to = Date.now()));
  const act = () => actOn(operation, id, body, request.headers.host);
  const fault = faults.get(wabaId);
  if (fault?.operation !== operation) return send(response, ...act());
  if (!fault.kind.endsWith("forever")) faults.delete(wabaId);
  misbehave(fault.kind, act, response);
});

/** The name of an operation, as `OperationName` of the emulator has it. */
function operationOf(method, rest) {
  if (rest === "flows") return method === "GET" ? "listFlows" : "createFlow";
  if (rest === "assets") return method === "GET" ? "listAssets" : "uploadDocument";
  if (rest === "publish") return "publishFlow";
  if (rest === "deprecate") return "deprecateFlow";
  return { GET: "getFlow", POST: "updateMetadata", DELETE: "deleteFlow" }[method];
}

/** Does what a request asks. @returns The status and the body of the response. */
function actOn(operation, id, body, host) {
  if (operation === "createFlow") return create(id, JSON.parse(body));
  if (operation === "listFlows") {
    return done([...flows.values()].filter(({ wabaId }) => wabaId === id).map(listed));
  }
  const flow = flows.get(id);
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
          download_url: `http://${host}/docs/${id}`,
        },
      ]);
    case "updateMetadata":
      Object.assign(flow, JSON.parse(body), { status: "DRAFT" });
      return done({ success: true });
    case "uploadDocument":
      Object.assign(flow, { document: fileIn(body), status: "DRAFT" });
      return done({ success: true, validation_errors: [] });
    case "publishFlow":
      if (flow.status !== "DRAFT") return refused("Flow cannot be published: it is not a draft");
      Object.assign(flow, { status: "PUBLISHED", wasPublished: true });
      return done({ success: true });
    case "deprecateFlow":
      if (flow.status !== "PUBLISHED") return refused("Only a published flow can be deprecated");
      flow.status = "DEPRECATED";
      return done({ success: true });
    default:
      // `deleteFlow`
      if (flow.wasPublished) return refused("Published flows can not be deleted");
      flows.delete(id);
      return done({ success: true });
  }
}

function create(wabaId, { name, categories }) {
  const isTaken = [...flows.values()].some((flow) => flow.wabaId === wabaId && flow.name === name);
  if (isTaken) return refused("A flow with this name already exists");
  lastId += 1n;
  const flow = { id: String(lastId), wabaId, name, categories, status: "DRAFT", document: "{}" };
  flows.set(flow.id, flow);
  return done({ id: flow.id });
}

/** A flow as Kaleyra's responses describe it. */
function listed({ id, name, status, categories }) {
  return { id, name, status, categories, validation_errors: [], json_version: "7.3" };
}

/** The file of a multipart form. */
function fileIn(form) {
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
  // Ids of 16 digits are numbers in the response.
  const text = typeof body === "string" ? body : JSON.stringify(body);
  response.end(text.replace(/"id":"(\d+)"/g, '"id":$1'));
}

/** Responds with a fault: one of `otherKinds` in ../server/other-server.ts. */
function misbehave(kind, act, response) {
  if (kind.endsWith("after acting") || kind === "cut body" || kind === "empty 200") act();
  if (kind.startsWith("500")) return send(response, 500, "");
  if (kind.startsWith("429")) return send(response, 429, "slow down", { "retry-after": "1" });
  if (kind.startsWith("reset")) return response.socket.resetAndDestroy();
  if (kind.startsWith("hang")) return;
  if (kind === "HTML page, 502") {
    return send(response, 502, "<html><h1>502 Proxy Error</h1></html>");
  }
  if (kind === "success: false") return send(response, 200, { success: false });
  if (kind === "empty 200") return send(response, 200, "");
  if (kind === "wrong JSON types") return send(response, 200, [{ success: 1, id: null }]);
  // "cut body"
  response.writeHead(200, { "content-length": 100 });
  response.write('{"succ', () => response.socket.destroy());
}

/** Controls this server: `/__inject-faults`, `/__repair`, `/__spans`, `/__flows` and `/__flows/<id>`. */
function admin(request, pathname, body, response) {
  response.end(JSON.stringify(control(request.method, pathname, body)));
}

/** @returns The body of the response. */
function control(method, pathname, body) {
  if (method === "DELETE") {
    flows.delete(pathname.slice("/__flows/".length));
    return {};
  }
  switch (pathname) {
    case "/__inject-faults": {
      const { operation, cells } = JSON.parse(body);
      for (const { wabaId, kind } of cells) faults.set(wabaId, { operation, kind });
      return {};
    }
    case "/__repair": {
      const unmet = [...faults].filter(([, { kind }]) => !kind.endsWith("forever"));
      faults.clear();
      return unmet.map(([wabaId]) => wabaId);
    }
    case "/__spans": {
      const spans = requests.map((span) => ({ ...span, to: span.to ?? Date.now() }));
      requests = [];
      return spans;
    }
    default:
      return [...flows.values()];
  }
}

server.listen(0, "127.0.0.1", () => console.log(server.address().port));

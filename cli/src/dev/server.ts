import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import path from "node:path";
import { setTimeout } from "node:timers/promises";

import { messageOf } from "../failure";
import { note } from "../output";
import type { FlowDocument } from "./document";
import { OpenPage, type StartRun } from "./open-page";
import { readPageEvent } from "./page-event";
import { devStyle } from "./view/style";
import { drawFrame, viewOf } from "./view/view";

/** `tools/bundle-page.mjs` bundles `page/main.ts` to this file. */
const pageScript = path.join(__dirname, "page", "main.js");

/** How long a new page waits for the response to INIT. Then it is shown without it, and a view follows. */
const initialWaitMilliseconds = 1000;
/** The body of a larger event is not kept, and counts as empty, which is refused. */
const largestEventBytes = 1_000_000;
/** How often a page is looked at, to forget it if no browser has it open. */
const forgetMilliseconds = 60_000;

/** The headers of all responses. Nothing in a document can run, and nothing is loaded from elsewhere. */
const headers = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
};

/** Shows one flow to browsers on this machine, each page with a run of its own. */
export class DevServer {
  readonly #pages = new Map<string, OpenPage>();
  readonly #server: Server;
  #document: FlowDocument;

  constructor(
    private readonly name: string,
    document: FlowDocument,
    private readonly startRun: StartRun,
  ) {
    this.#document = document;
    this.#server = createServer((request, response) => {
      this.#respond(request, response).catch((error: unknown) => {
        note(`kaleyra-flows: ${messageOf(error)}`);
        if (response.headersSent) response.end();
        else sendError(response, 500, "This failed; the terminal has the reason.");
      });
    });
  }

  /**
   * @returns The port that it listens on.
   * @throws The error of the system, for example if the port is taken.
   */
  listen(port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once("error", reject).listen(port, "127.0.0.1", () => {
        // For the compiler: the address of a server on a port is an object.
        const address = this.#server.address();
        resolve(typeof address === "object" && address !== null ? address.port : port);
      });
    });
  }

  /** Shows a new version of the document on all pages. */
  replace(document: FlowDocument): void {
    this.#document = document;
    for (const page of this.#pages.values()) void page.replace(document);
  }

  async #respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isFromHere(request)) {
      return sendError(response, 403, "This page is for this machine alone.");
    }
    const target = targetOf(request);
    if (target === undefined) return sendError(response, 400, "Not an address of this page.");
    const { pathname, searchParams } = target;
    const page = this.#pages.get(searchParams.get("page") ?? ""); // Views and events name theirs.
    switch (`${request.method} ${pathname}`) {
      case "GET /":
        return this.#open(response);
      case "GET /page.js":
        return send(response, "text/javascript", await readFile(pageScript));
      case "GET /page.css":
        return send(response, "text/css", devStyle);
      case "GET /views":
        return this.#follow(page, response);
      case "POST /events":
        return page === undefined
          ? sendError(response, 404, "This page was closed.")
          : this.#receive(page, request, response);
      default:
        return sendError(response, 404, "Not found.");
    }
  }

  /** Sends a new page, with a run of its own. */
  async #open(response: ServerResponse): Promise<void> {
    const [id, page] = [randomUUID(), new OpenPage(this.#document, this.startRun)];
    this.#pages.set(id, page);
    this.#forgetLater(id, page);
    await Promise.race([page.start(), setTimeout(initialWaitMilliseconds)]);
    send(response, "text/html", drawFrame(id, this.name, viewOf(this.name, page)));
  }

  /**
   * Sends a view now and after each change, as events that `page/main.ts` reads; no compiler checks their
   * names and fields. `gone` means that this server does not know the page.
   */
  #follow(page: OpenPage | undefined, response: ServerResponse): void {
    response.writeHead(200, { ...headers, "content-type": "text/event-stream" });
    if (page === undefined) {
      response.end("event: gone\ndata: \n\n");
      return;
    }
    const push = () => {
      const view = { handled: page.handled, html: viewOf(this.name, page).text };
      response.write(`event: view\ndata: ${JSON.stringify(view)}\n\n`);
    };
    const removeListener = page.onChange(push);
    push();
    response.on("close", removeListener);
  }

  /** Accepts an event of the page. The response does not wait for the endpoint; views show what happens. */
  async #receive(
    page: OpenPage,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const event = readPageEvent(await bodyOf(request));
    if (event === undefined) return sendError(response, 400, "Not an event of the page.");
    const handled = page.handle(event);
    response.writeHead(202, headers).end();
    await handled;
  }

  /** Forgets a page that was closed, or never connected. */
  #forgetLater(id: string, page: OpenPage): void {
    const timer = setInterval(() => {
      if (page.isFollowed) return;
      this.#pages.delete(id);
      clearInterval(timer);
    }, forgetMilliseconds);
    timer.unref();
  }
}

/**
 * Whether a request comes from a program on this machine, and not from a page of another site. Such a page
 * can send requests to this server: from its own origin, or under a name of its own that resolves to
 * 127.0.0.1, which the host shows. Programs other than browsers send no `origin` and no `sec-fetch-site`.
 */
function isFromHere({ headers: { host = "", origin, ...others } }: IncomingMessage): boolean {
  const isLoopback = /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(host);
  const isOwn = origin === undefined || origin === `http://${host}`;
  const site = others["sec-fetch-site"] ?? "none";
  return isLoopback && isOwn && (site === "none" || site === "same-origin");
}

/** The address of a request; `undefined` if the address is not a path. Two slashes would begin another host. */
function targetOf({ url = "" }: IncomingMessage): URL | undefined {
  const base = "http://127.0.0.1";
  const isPath = /^\/(?!\/)/.test(url) && URL.canParse(url, base);
  return isPath ? new URL(url, base) : undefined;
}

/** The body of a request; empty if it is too large. */
async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size <= largestEventBytes) chunks.push(chunk as Buffer);
  }
  return size > largestEventBytes ? "" : Buffer.concat(chunks).toString("utf8");
}

function send(response: ServerResponse, type: string, body: string | Buffer): void {
  response.writeHead(200, { ...headers, "content-type": `${type}; charset=utf-8` }).end(body);
}

/** `page/main.ts` reloads the page after 404 and forgets the event after 400; the text is for people. */
function sendError(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { ...headers, "content-type": "text/plain; charset=utf-8" }).end(text);
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";

/** A comment on the pull request or the merge request 7. */
export interface Written {
  readonly id: number;
  /** The login at GitHub, or the id of the user at GitLab. */
  readonly author: string;
  body: string;
}

/** An issue at GitHub. */
export interface Issue extends Written {
  readonly title: string;
  readonly labels: readonly string[];
  state: "open" | "closed";
}

/** Acts on a request, and returns the body of the response. `id` is that in the path, or NaN. */
type Handler = (body: Record<string, unknown>, id: number) => unknown;

/**
 * A server with the calls of GitHub's and GitLab's APIs that the scripts in examples/pipelines/ci
 * use for comments and issues, for one repository, `acme/flows`, and one project, 11. It accepts one
 * token, and returns 401 for another and 404 for any other call.
 *
 * @see https://docs.github.com/rest/issues/comments
 * @see https://docs.gitlab.com/api/notes/
 */
export class Forge implements AsyncDisposable {
  static readonly token = "a-token-of-the-forge";
  readonly comments: Written[] = [];
  readonly issues: Issue[] = [];
  readonly #server: Server;
  #lastId = 0;

  private constructor() {
    this.#server = createServer((request, response) => {
      void this.#respond(request, response);
    });
  }

  static async start(): Promise<Forge> {
    const forge = new Forge();
    await new Promise<void>((resolve) => forge.#server.listen(0, "127.0.0.1", resolve));
    return forge;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Adds a comment of a user. */
  write(author: string, body: string): void {
    this.comments.push({ id: ++this.#lastId, author, body });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, body } = await this.#handle(request).catch((error: unknown) => ({
      status: 400,
      body: { message: String(error) },
    }));
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  }

  async #handle(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
    const { authorization, "private-token": privateToken } = request.headers;
    if (authorization !== `Bearer ${Forge.token}` && privateToken !== Forge.token) {
      return { status: 401, body: { message: "Bad credentials" } };
    }
    const [path = ""] = (request.url ?? "").split("?");
    for (const [pattern, handle] of this.#calls) {
      const match = pattern.exec(`${request.method} ${path}`);
      if (match === null) continue;
      const body = request.method === "GET" ? {} : await json(request);
      return { status: 200, body: handle(body as Record<string, unknown>, Number(match[1])) };
    }
    return { status: 404, body: { message: "Not Found" } };
  }

  readonly #calls: readonly (readonly [RegExp, Handler])[] = [
    [/^GET \/repos\/acme\/flows\/issues\/7\/comments$/, () => this.comments.map(asGithub)],
    [
      /^POST \/repos\/acme\/flows\/issues\/7\/comments$/,
      ({ body }) => this.#add("github-actions[bot]", body),
    ],
    [
      /^PATCH \/repos\/acme\/flows\/issues\/comments\/(\d+)$/,
      ({ body }, id) => this.#edit(id, body),
    ],
    [
      /^GET \/repos\/acme\/flows\/issues$/,
      () =>
        this.issues
          .filter(({ state }) => state === "open")
          .map((issue) => ({ ...issue, number: issue.id })),
    ],
    [/^POST \/repos\/acme\/flows\/issues$/, (issue) => this.#open(issue)],
    [
      /^PATCH \/repos\/acme\/flows\/issues\/(\d+)$/,
      (change, id) => Object.assign(this.issues.find((issue) => issue.id === id) ?? {}, change),
    ],
    [/^GET \/user$/, () => ({ id: 42 })], // The token's user at GitLab.
    [/^GET \/projects\/11\/merge_requests\/7\/notes$/, () => this.comments.map(asGitlab)],
    [/^POST \/projects\/11\/merge_requests\/7\/notes$/, ({ body }) => this.#add("42", body)],
    [
      /^PUT \/projects\/11\/merge_requests\/7\/notes\/(\d+)$/,
      ({ body }, id) => this.#edit(id, body),
    ],
  ];

  #add(author: string, body: unknown): object {
    this.write(author, String(body));
    return { id: this.#lastId };
  }

  #edit(id: number, body: unknown): object {
    return Object.assign(this.comments.find((comment) => comment.id === id) ?? {}, { body });
  }

  #open({ title, labels, body }: Record<string, unknown>): object {
    const issue = {
      id: ++this.#lastId,
      author: "github-actions[bot]",
      title,
      labels,
      body,
      state: "open",
    };
    this.issues.push(issue as Issue);
    return issue;
  }
}

function asGithub({ id, author, body }: Written) {
  return { id, user: { login: author }, body };
}

function asGitlab({ id, author, body }: Written) {
  return { id, author: { id: Number(author) }, body };
}

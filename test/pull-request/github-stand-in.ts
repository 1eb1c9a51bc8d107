import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * GitHub's REST API, as far as a comment needs it. Built from GitHub's documentation ("Issue comments", "Pulls", "Using
 * pagination in the REST API", "Rate limits for the REST API"), version 2022-11-28, not from our script. It does not prove
 * how GitHub renders a comment, nor what a real token may do.
 */
export interface Comment {
  readonly id: number;
  body: string;
  readonly user: { readonly login: string; readonly type: "Bot" | "User" };
}

/** An answer that is given once instead of the usual one. */
export interface Refusal {
  readonly on: string;
  readonly status: number;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The whole answer, instead of an object with the message. */
  readonly answer?: unknown;
  /** What else happens at that moment. */
  readonly then?: () => void;
}

export const BOT = { login: "github-actions[bot]", type: "Bot" } as const;
const LONGEST_BODY = 65_536;
const TOKEN = "stand-in-token";

/** One repository, `shop/infra`, with one pull request, number 7. */
export class GitHubStandIn {
  readonly comments: Comment[] = [];
  readonly requests: string[] = [];
  readonly refusals: Refusal[] = [];
  pull = {
    number: 7,
    state: "open",
    head: { sha: "a".repeat(40), repo: { full_name: "shop/infra" } },
    base: { repo: { full_name: "shop/infra" } },
  };
  #nextId = 100;
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      void this.#answer(request, response);
    });
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  get token(): string {
    return TOKEN;
  }

  add(body: string, user: Comment["user"] = BOT): Comment {
    const comment = { id: this.#nextId++, body, user };
    this.comments.push(comment);
    return comment;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", this.url);
    const what = `${request.method ?? ""} ${url.pathname}`;
    this.requests.push(what + url.search);
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const send = (
      status: number,
      answer: unknown,
      headers: Readonly<Record<string, string>> = {},
    ): void => {
      response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
      response.end(JSON.stringify(answer));
    };
    const refused = this.refusals.findIndex(({ on }) => what.startsWith(on));
    if (refused >= 0) {
      const [refusal] = this.refusals.splice(refused, 1);
      refusal?.then?.();
      send(
        refusal?.status ?? 500,
        refusal?.answer ?? { message: refusal?.message },
        refusal?.headers,
      );
      return;
    }
    if (request.headers.authorization !== `Bearer ${TOKEN}`) {
      send(401, { message: "Bad credentials" });
    } else if (what === `GET /repos/shop/infra/pulls/${String(this.pull.number)}`) {
      send(200, this.pull);
    } else if (what === `GET /repos/shop/infra/issues/${String(this.pull.number)}/comments`) {
      this.#list(url, send);
    } else if (what === `POST /repos/shop/infra/issues/${String(this.pull.number)}/comments`) {
      const text = textOf(body);
      if (text.length > LONGEST_BODY) send(422, { message: "Validation Failed" });
      else send(201, this.add(text));
    } else {
      this.#edit(what, body, send);
    }
  }

  #list(
    url: URL,
    send: (status: number, answer: unknown, headers?: Readonly<Record<string, string>>) => void,
  ): void {
    const size = Math.min(Number(url.searchParams.get("per_page") ?? 30), 100);
    const page = Number(url.searchParams.get("page") ?? 1);
    const some = this.comments.slice((page - 1) * size, page * size);
    const last = Math.ceil(this.comments.length / size);
    const link = (to: number, rel: string): string => {
      const target = new URL(url);
      target.searchParams.set("page", String(to));
      return `<${target.href}>; rel="${rel}"`;
    };
    const links = [
      ...(page > 1 ? [link(page - 1, "prev"), link(1, "first")] : []),
      ...(page < last ? [link(page + 1, "next"), link(last, "last")] : []),
    ];
    send(200, some, links.length > 0 ? { link: links.join(", ") } : {});
  }

  #edit(what: string, body: string, send: (status: number, answer: unknown) => void): void {
    const id = /^PATCH \/repos\/shop\/infra\/issues\/comments\/(\d+)$/.exec(what)?.[1];
    const comment = this.comments.find((known) => String(known.id) === id);
    if (comment === undefined) {
      send(404, { message: "Not Found" });
      return;
    }
    comment.body = textOf(body);
    send(200, comment);
  }
}

function textOf(body: string): string {
  return (JSON.parse(body) as { body: string }).body;
}

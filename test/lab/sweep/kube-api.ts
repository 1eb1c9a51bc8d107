import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A Kubernetes object, as far as the fake looks at it. */
export interface KubeObject {
  readonly kind?: string;
  readonly metadata: {
    readonly name: string;
    readonly uid?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly [key: string]: unknown;
}

const GROUPS = {
  "/api/v1": [
    { name: "nodes", kind: "Node", namespaced: false },
    { name: "pods", kind: "Pod", namespaced: true },
    { name: "events", kind: "Event", namespaced: true },
    { name: "configmaps", kind: "ConfigMap", namespaced: true },
  ],
  "/apis/apps/v1": [
    { name: "daemonsets", kind: "DaemonSet", namespaced: true },
    { name: "deployments", kind: "Deployment", namespaced: true },
  ],
  "/apis/batch/v1": [{ name: "jobs", kind: "Job", namespaced: true }],
} as const;

const PATH =
  /^(\/api\/v1|\/apis\/[a-z]+\/v1)(?:\/namespaces\/[^/]+)?\/([a-z]+)(?:\/([^/]+))?(\/log)?$/;

/**
 * As much of a Kubernetes API as kubectl needs to be itself: discovery, lists with selectors, watches, creation and
 * deletion. No controller runs; the test plays them.
 */
export class KubeApi {
  readonly #server: Server;
  readonly #objects = new Map<string, KubeObject>();
  readonly #watchers = new Set<(type: string, path: string, object: KubeObject) => void>();
  /** Called after each creation by a client: the place of the controllers. */
  onCreate: (path: string, object: KubeObject) => void = () => undefined;
  /** Called when a client begins to watch. */
  onWatch: () => void = () => undefined;

  private constructor() {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        this.#answer(request, Buffer.concat(chunks).toString("utf8"), response);
      });
    });
  }

  static async start(): Promise<KubeApi> {
    const api = new KubeApi();
    await new Promise<void>((resolve) => api.#server.listen(0, "127.0.0.1", resolve));
    return api;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  put(path: string, object: KubeObject): void {
    this.#objects.set(path, object);
    for (const watcher of this.#watchers) {
      watcher("MODIFIED", path, object);
    }
  }

  get(path: string): KubeObject | undefined {
    return this.#objects.get(path);
  }

  paths(): string[] {
    return [...this.#objects.keys()];
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(request: IncomingMessage, body: string, response: ServerResponse): void {
    const url = new URL(request.url ?? "/", "http://api");
    const json = (value: unknown, status = 200) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(value));
    };
    const discovered = discovery(url.pathname);
    if (discovered !== undefined) {
      json(discovered);
      return;
    }
    const [, group, collection = "", name, log] = PATH.exec(url.pathname) ?? [];
    const resource = Object.entries(GROUPS)
      .find(([path]) => path === group)?.[1]
      .find((one) => one.name === collection);
    if (group === undefined || resource === undefined) {
      json(notFound(url.pathname), 404);
      return;
    }
    const apiVersion = group.replace(/^\/apis?\//, "");
    const typed = (object: KubeObject) => ({ apiVersion, kind: resource.kind, ...object });
    if (log !== undefined) {
      response.end(`log of ${name ?? ""}\n`);
    } else if (request.method === "POST") {
      const sent = JSON.parse(body) as KubeObject;
      const path = `${url.pathname}/${sent.metadata.name}`;
      const made = {
        ...sent,
        metadata: { ...sent.metadata, uid: `uid-${String(this.#objects.size)}` },
      };
      this.#objects.set(path, made);
      this.onCreate(path, made);
      json(made, 201);
    } else if (request.method === "DELETE") {
      const gone = this.#objects.get(url.pathname);
      this.#objects.delete(url.pathname);
      json(
        gone === undefined ? notFound(url.pathname) : { kind: "Status", status: "Success" },
        gone === undefined ? 404 : 200,
      );
    } else if (name !== undefined) {
      const found = this.#objects.get(url.pathname);
      json(
        found === undefined ? notFound(url.pathname) : typed(found),
        found === undefined ? 404 : 200,
      );
    } else {
      const wanted = (path: string, object: KubeObject) =>
        path.startsWith(`${url.pathname}/`) && selected(object, url.searchParams);
      if (url.searchParams.has("watch")) {
        this.#watch(response, wanted, typed);
      } else {
        const items = [...this.#objects].filter(([path, object]) => wanted(path, object));
        json({
          apiVersion,
          kind: `${resource.kind}List`,
          metadata: { resourceVersion: "1" },
          items: items.map(([, object]) => typed(object)),
        });
      }
    }
  }

  #watch(
    response: ServerResponse,
    wanted: (path: string, object: KubeObject) => boolean,
    typed: (object: KubeObject) => object,
  ): void {
    response.writeHead(200, { "content-type": "application/json" });
    const watcher = (type: string, path: string, object: KubeObject) => {
      if (wanted(path, object)) {
        const metadata = { ...object.metadata, resourceVersion: "2" };
        response.write(`${JSON.stringify({ type, object: typed({ ...object, metadata }) })}\n`);
      }
    };
    this.#watchers.add(watcher);
    response.on("close", () => this.#watchers.delete(watcher));
    for (const [path, object] of this.#objects) {
      watcher("MODIFIED", path, object);
    }
    this.onWatch();
  }
}

function discovery(path: string): unknown {
  if (path === "/readyz") {
    return "ok";
  }
  if (path === "/api") {
    return { kind: "APIVersions", versions: ["v1"] };
  }
  if (path === "/apis") {
    const groups = ["apps", "batch"].map((name) => {
      const version = { groupVersion: `${name}/v1`, version: "v1" };
      return { name, versions: [version], preferredVersion: version };
    });
    return { kind: "APIGroupList", apiVersion: "v1", groups };
  }
  const resources = Object.entries(GROUPS).find(([group]) => group === path)?.[1];
  return resources === undefined
    ? undefined
    : {
        kind: "APIResourceList",
        groupVersion: path.replace(/^\/apis?\//, ""),
        resources: resources.map((resource) => ({
          ...resource,
          singularName: resource.kind.toLowerCase(),
          verbs: ["get", "list", "watch", "create", "delete"],
        })),
      };
}

function notFound(path: string): unknown {
  return {
    kind: "Status",
    apiVersion: "v1",
    status: "Failure",
    reason: "NotFound",
    message: `${path} not found`,
    code: 404,
  };
}

function selected(object: KubeObject, query: URLSearchParams): boolean {
  const labels = object.metadata.labels ?? {};
  const byLabel = (query.get("labelSelector") ?? "")
    .split(",")
    .filter((term) => term !== "")
    .every((term) => {
      const [, key = "", operator, value] = /^([^!=]+)(!?=)(.*)$/.exec(term) ?? [];
      return operator === "=" ? labels[key] === value : labels[key] !== value;
    });
  const name = /^metadata\.name=(.+)$/.exec(query.get("fieldSelector") ?? "")?.[1];
  return byLabel && (name === undefined || name === object.metadata.name);
}

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A registry and a Helm repository on this machine. */
export interface RegistryServer {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** `method path` of each request, in order. */
  readonly requests: string[];
  close(): void;
}

/** Digest of the one image that the registry has. */
export const IMAGE_DIGEST = `sha256:${"0123456789abcdef".repeat(4)}`;

const INDEX = `apiVersion: v1
entries:
  cilium:
    - { version: 1.21.0 }
    - { version: 1.20.10-rc.0 }
    - { version: 1.20.9 }
    - { version: 1.20.10 }
    - { version: 1.19.6 }
  aws-vpc-cni:
    - { version: 1.22.7 }
    - { version: 1.23.1 }
  tigera-operator:
    - { version: v3.32.4 }
`;

/**
 * Answers as the OCI distribution specification and its token authentication have it: the first request
 * is sent away for an anonymous token, the image's manifest comes with its digest in a header.
 */
export async function startRegistry(): Promise<RegistryServer> {
  const requests: string[] = [];
  const server: Server = createServer((request, response) => {
    const url = request.url ?? "";
    requests.push(`${request.method ?? ""} ${url}`);
    const origin = `http://${request.headers.host ?? ""}`;
    const end = (status: number, headers: Record<string, string> = {}, body = "") => {
      response.writeHead(status, headers).end(request.method === "HEAD" ? undefined : body);
    };
    if (url.startsWith("/token?")) {
      end(200, { "content-type": "application/json" }, JSON.stringify({ token: "anonymous" }));
    } else if (url === "/charts/index.yaml") {
      end(200, {}, INDEX);
    } else if (url.startsWith("/moved/")) {
      end(307, { location: url.slice("/moved".length) });
    } else if (!url.startsWith("/v2/")) {
      end(404);
    } else if (request.headers.authorization !== "Bearer anonymous") {
      const scope = `repository:${url.split("/").slice(2, 4).join("/")}:pull`;
      end(401, {
        "www-authenticate": `Bearer realm="${origin}/token",service="registry",scope="${scope}"`,
      });
    } else if (url === "/v2/linkerd/cni-plugin/manifests/v1.6.8") {
      end(200, { "docker-content-digest": IMAGE_DIGEST });
    } else if (url === "/v2/plain/image/manifests/v1") {
      end(200, {}, "manifest");
    } else if (url === "/v2/charts/cilium/tags/list?n=1000") {
      end(200, { link: '</v2/charts/cilium/tags/list?n=1000&last=b>; rel="next"' }, tags("1.20.1"));
    } else if (url === "/v2/charts/cilium/tags/list?n=1000&last=b") {
      end(200, {}, tags("1.20.4", "1.19.9", "latest"));
    } else {
      end(404, {}, JSON.stringify({ errors: [{ code: "MANIFEST_UNKNOWN" }] }));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    requests,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function tags(...names: string[]): string {
  return JSON.stringify({ name: "charts/cilium", tags: names });
}

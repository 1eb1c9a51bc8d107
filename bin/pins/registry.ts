import { createHash } from "node:crypto";
import { PinsError } from "./pins-error";

/** The part of `fetch` that is needed, so that a test can stand in. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const TIMEOUT_MS = 30_000;

/** What an image's tag may point at: an index for several platforms first. */
const MANIFEST_TYPES = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.v2+json",
].join(", ");

const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** Asks for a URL and says in our words what went wrong. */
export async function request(fetch: Fetch, url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch (error) {
    const cause = (error as Error).cause;
    const reason = cause instanceof Error ? cause.message : (error as Error).message;
    throw new PinsError(
      `${url} cannot be reached: ${reason}`,
      "check the network; behind a proxy set NODE_USE_ENV_PROXY=1 (Node 24)",
      { cause: error },
    );
  }
}

/** A request to a registry, repeated with an anonymous token where the registry wants one. */
async function ask(fetch: Fetch, url: string, method: string, accept: string): Promise<Response> {
  const headers = { accept };
  const response = await request(fetch, url, { method, headers });
  if (response.status !== 401) return response;
  // The registry may have sent us elsewhere, and the token is for that place.
  const place = response.url === "" ? url : response.url;
  const token = await anonymousToken(fetch, response.headers.get("www-authenticate") ?? "", place);
  return request(fetch, place, { method, headers: { accept, authorization: `Bearer ${token}` } });
}

/** Distribution specification, "Token Authentication". */
async function anonymousToken(fetch: Fetch, challenge: string, url: string): Promise<string> {
  const parameters = new Map(
    [...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [key, value]),
  );
  const realm = parameters.get("realm");
  if (!/^bearer /i.test(challenge) || realm === undefined || !URL.canParse(realm)) {
    throw new PinsError(
      `${url} wants credentials that are not an anonymous token`,
      "write the value by hand: private registries are not supported",
    );
  }
  const tokenUrl = new URL(realm);
  for (const key of ["service", "scope"]) {
    const value = parameters.get(key);
    if (value !== undefined) tokenUrl.searchParams.set(key, value);
  }
  const response = await request(fetch, tokenUrl.href, { method: "GET" });
  const body = response.ok ? ((await response.json()) as Record<string, unknown>) : {};
  const token = body["token"] ?? body["access_token"];
  if (typeof token !== "string") {
    throw new PinsError(
      `${tokenUrl.origin} gives no anonymous token: HTTP ${String(response.status)}`,
      "write the value by hand: private registries are not supported",
    );
  }
  return token;
}

/** Splits `registry/repository`, the form of all image names in `pins/`. */
function splitName(name: string): { readonly origin: string; readonly repository: string } {
  const slash = name.indexOf("/");
  const host = name.slice(0, slash);
  const scheme = /^(localhost|127\.0\.0\.1)(:\d+)?$/.test(host) ? "http" : "https";
  return { origin: `${scheme}://${host}`, repository: name.slice(slash + 1) };
}

/**
 * The digest that a tag points at now.
 *
 * @param image - `registry/repository`
 * @see {@link https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests | Pulling manifests}
 */
export async function readManifestDigest(
  image: string,
  tag: string,
  fetch: Fetch,
): Promise<string> {
  const { origin, repository } = splitName(image);
  const url = `${origin}/v2/${repository}/manifests/${tag}`;
  const head = await ask(fetch, url, "HEAD", MANIFEST_TYPES);
  const given = head.ok ? head.headers.get("docker-content-digest") : null;
  const digest = given ?? (await digestOfBody(fetch, url, `${image}:${tag}`));
  if (!DIGEST.test(digest)) {
    throw new PinsError(
      `${image}:${tag} has the digest ${JSON.stringify(digest)}, which is not a SHA-256`,
      "write the image's version by hand",
    );
  }
  return digest;
}

/** Registries may leave the header out and may refuse HEAD; the digest is that of the manifest's bytes. */
async function digestOfBody(fetch: Fetch, url: string, image: string): Promise<string> {
  const response = await ask(fetch, url, "GET", MANIFEST_TYPES);
  if (!response.ok) {
    throw new PinsError(
      `the registry has no image ${image}: HTTP ${String(response.status)}`,
      "check linkerd.imageVersion",
    );
  }
  const body = Buffer.from(await response.arrayBuffer());
  return `sha256:${createHash("sha256").update(body).digest("hex")}`;
}

/** All tags of a repository, over all pages. */
export async function readTags(name: string, fetch: Fetch): Promise<string[]> {
  const { origin, repository } = splitName(name);
  const tags: string[] = [];
  let next: string | undefined = `${origin}/v2/${repository}/tags/list?n=1000`;
  while (next !== undefined) {
    const response: Response = await ask(fetch, next, "GET", "application/json");
    if (!response.ok) {
      throw new PinsError(
        `the registry has no chart ${name}: HTTP ${String(response.status)}`,
        "check chartRepository",
      );
    }
    const body = (await response.json()) as { readonly tags?: unknown };
    if (Array.isArray(body.tags)) {
      tags.push(...body.tags.filter((tag): tag is string => typeof tag === "string"));
    }
    const link = /<([^>]+)>; *rel="?next"?/.exec(response.headers.get("link") ?? "")?.[1];
    const following: string | undefined = link === undefined ? undefined : new URL(link, next).href;
    next = following === next ? undefined : following;
  }
  return tags;
}

import type { Reading } from "./reading";
import { readManifestDigest, type Fetch } from "./registry";
import type { ImageDigestRequest } from "./request";

/** Reads what an image's tag points at, as `tag@digest`: the tag for people, the digest for the kubelet. */
export async function readImageDigest(request: ImageDigestRequest, fetch: Fetch): Promise<Reading> {
  const { image, tag } = request;
  const digest = await readManifestDigest(image, tag, fetch);
  return { value: `${tag}@${digest}`, source: `registry, manifest of ${image}:${tag}` };
}

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { PinsError } from "../../../bin/pins/pins-error";
import { readManifestDigest, readTags } from "../../../bin/pins/registry";
import { IMAGE_DIGEST, startRegistry, type RegistryServer } from "./registry-server";

// Proves the protocol as the OCI distribution specification has it, not the behaviour of any one registry.

describe("asking a registry", () => {
  let server: RegistryServer;
  let host: string;
  before(async () => {
    server = await startRegistry();
    host = new URL(server.origin).host;
  });
  after(() => {
    server.close();
  });

  it("gets an anonymous token where it must, and the digest without the manifest", async () => {
    server.requests.length = 0;
    const digest = await readManifestDigest(`${host}/linkerd/cni-plugin`, "v1.6.8", fetch);
    assert.equal(digest, IMAGE_DIGEST);
    assert.deepEqual(server.requests, [
      "HEAD /v2/linkerd/cni-plugin/manifests/v1.6.8",
      "GET /token?service=registry&scope=repository%3Alinkerd%2Fcni-plugin%3Apull",
      "HEAD /v2/linkerd/cni-plugin/manifests/v1.6.8",
    ]);
  });

  it("follows a registry that only forwards, with the token of the place it ends at", async () => {
    const forwarding = (url: string, init: RequestInit) =>
      fetch(url.replace(`${server.origin}/v2/`, `${server.origin}/moved/v2/`), init);
    const digest = await readManifestDigest(`${host}/linkerd/cni-plugin`, "v1.6.8", forwarding);
    assert.equal(digest, IMAGE_DIGEST);
  });

  it("computes the digest of a manifest that comes without one", async () => {
    const digest = await readManifestDigest(`${host}/plain/image`, "v1", fetch);
    assert.equal(digest, `sha256:${createHash("sha256").update("manifest").digest("hex")}`);
  });

  it("names the image that is not there", async () => {
    await assert.rejects(
      readManifestDigest(`${host}/linkerd/cni-plugin`, "v9", fetch),
      (error) => error instanceof PinsError && /has no image .*:v9: HTTP 404/.test(error.message),
    );
  });

  it("says what cannot be reached, and why", async () => {
    await assert.rejects(
      readManifestDigest("127.0.0.1:1/linkerd/cni-plugin", "v1.6.8", fetch),
      (error) => error instanceof PinsError && /cannot be reached: /.test(error.message),
    );
  });

  it("reads the tags of all pages", async () => {
    const tags = await readTags(`${host}/charts/cilium`, fetch);
    assert.deepEqual(tags, ["1.20.1", "1.20.4", "1.19.9", "latest"]);
  });
});

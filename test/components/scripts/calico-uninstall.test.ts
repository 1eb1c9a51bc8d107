import assert from "node:assert/strict";
import { gunzipSync, gzipSync } from "node:zlib";
import { Bench } from "./bench";

// The real script against stand-ins for `aws` and `kubectl`. With a real API server, the real operator's objects and the
// real Helm it was run by hand, see docs/verification.md.

const ENVIRONMENT = {
  AWS_REGION: "eu-central-1",
  CLUSTER_NAME: "dev",
  CLUSTER_ENDPOINT: "https://0A1B.gr7.eu-central-1.eks.amazonaws.com",
  CLUSTER_CA: "Zm9v",
  RELEASE: "tigera-operator",
  RELEASE_NAMESPACE: "tigera-operator",
};
const FINALIZED = ["serviceaccount", "clusterrole", "clusterrolebinding"].flatMap((kind) =>
  ["calico-node", "calico-cni-plugin"].map((name) => `${kind} ${name}`),
);
const INSTALLATION = "installations.operator.tigera.io default";
const SECRET = "sh.helm.release.v1.tigera-operator.v1";

/** A release as Helm keeps it: JSON, gzip, base64, and base64 once more as a Secret has it. */
function kept(release: object): string {
  const packed = gzipSync(JSON.stringify(release)).toString("base64");
  return Buffer.from(packed).toString("base64");
}

function unpacked(data: string): unknown {
  const packed = Buffer.from(data, "base64").toString("ascii");
  return JSON.parse(gunzipSync(Buffer.from(packed, "base64")).toString("utf8"));
}

describe("the uninstall of Calico", () => {
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench();
  });
  afterEach(() => {
    bench.remove();
  });
  const release = (events: readonly string[]) => ({
    name: "tigera-operator",
    hooks: [{ name: "tigera-operator-uninstall", events, weight: -5 }],
    manifest: 'kind: ConfigMap\ndata: { "é": "ü" }\n',
  });
  const run = (state: object) => {
    bench.install("aws", {});
    bench.install("kubectl", { nodes: [], objects: [], secrets: {}, ...state });
    return bench.run(ENVIRONMENT, "aws.sh", "kube.sh", "calico-uninstall.sh");
  };
  const after = () =>
    JSON.parse(bench.read("kubectl.json")) as {
      readonly deleted?: readonly string[];
      readonly patched?: Readonly<Record<string, { readonly data?: { readonly release: string } }>>;
    };

  it("leaves everything to the hook while a node can run it", () => {
    const node = { name: "ip-10-0-0-1", labels: {} };
    const ending = run({ nodes: [node], objects: [INSTALLATION] });
    assert.equal(ending.status, 0, ending.stderr);
    assert.match(ending.stdout, /can run on ip-10-0-0-1: nothing to do/);
    assert.deepEqual([after().deleted, after().patched], [undefined, undefined]);
  });

  it("takes apart what only the operator would, and the hook, when no node is ready", () => {
    const ending = run({
      nodes: [{ name: "gone", labels: {}, ready: false }],
      objects: [INSTALLATION, ...FINALIZED],
      secrets: { [SECRET]: kept(release(["pre-delete"])) },
    });
    assert.equal(ending.status, 0, ending.stderr);
    const { deleted = [], patched = {} } = after();
    assert.equal(deleted[0], "apiservice v3.projectcalico.org");
    assert.ok(deleted.includes(INSTALLATION));
    assert.equal(deleted.at(-1), "namespace calico-system");
    for (const object of [INSTALLATION, ...FINALIZED]) {
      assert.deepEqual(patched[object], { metadata: { finalizers: null } }, object);
    }
    assert.deepEqual(unpacked(patched[`secret/${SECRET}`]?.data?.release ?? ""), release(["test"]));
  });

  it("minds nothing that is gone already", () => {
    const ending = run({});
    assert.equal(ending.status, 0, ending.stderr);
    assert.equal(after().patched, undefined);
  });

  it("stops with a message when the nodes cannot be listed", () => {
    const ending = run({
      errors: [{ call: "get nodes", message: "Error from server (Forbidden): nodes is forbidden" }],
    });
    assert.equal(ending.status, 1);
    assert.match(ending.stderr, /Forbidden.*could not list the nodes/s);
    assert.equal(after().deleted, undefined);
  });
});

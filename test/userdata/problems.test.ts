import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  eksMergeAllowance,
  sampleConnection,
  userDataProblems,
  userDataSize,
  USER_DATA_LIMIT_BYTES,
} from "../../userdata";
import { cilium, context, group } from "./fixtures";
import type { NodeGroupSettings } from "../../spec/cluster-input";

const found = (over: Partial<NodeGroupSettings>) =>
  userDataProblems(group(over), context()).map((problem) => [problem.code, problem.path]);

const script = (length: number) => [
  { contentType: "text/x-shellscript", content: "x".repeat(length) },
];

describe("userDataProblems", () => {
  it("finds nothing in the default group of either system", () => {
    assert.deepEqual(found({}), []);
    assert.deepEqual(found({ operatingSystem: "Bottlerocket" }), []);
  });

  it("names labels that would be read as something else", () => {
    assert.deepEqual(found({ labels: { ok: "1", bad: "1,evil=2", "--v": "5 --x" } }), [
      ["label", 'labels["bad"]'],
      ["label", 'labels["--v"]'],
    ]);
  });

  it("names parts that cloud-init would misread", () => {
    const userDataParts = [
      { contentType: "text/x-shellscript\nX: y", content: "x" },
      { contentType: "text/plain", content: "\ud800", filename: "../../etc/passwd" },
    ];
    assert.deepEqual(found({ userDataParts }), [
      ["content-type", "userDataParts[0].contentType"],
      ["filename", "userDataParts[1].filename"],
      ["lone-surrogate", "userDataParts[1].content"],
    ]);
  });

  it("names a second channel of taints", () => {
    const nodeConfig = [
      { kubelet: { flags: ["--v=2"] } },
      { kubelet: { config: { registerWithTaints: [] } } },
      { kubelet: { flags: ["--register-with-taints=a=b:NoSchedule"] } },
    ];
    assert.deepEqual(found({ nodeConfig }), [
      ["taints-replaced", "nodeConfig[1].kubelet"],
      ["taints-replaced", "nodeConfig[2].kubelet"],
    ]);
  });

  it("names Bottlerocket settings that TOML or EKS cannot take", () => {
    const bottlerocketSettings = { kubernetes: { "max-pods": null }, "a.b": { c: 1 } };
    assert.deepEqual(found({ operatingSystem: "Bottlerocket", bottlerocketSettings }), [
      ["null-setting", "bottlerocketSettings.kubernetes.max-pods"],
      ["quoted-header", 'bottlerocketSettings["a.b"]'],
    ]);
  });

  it("counts what EKS adds, to the byte", () => {
    const over = { userDataParts: script(0) };
    const empty = userDataSize(group(over), context());
    const room = USER_DATA_LIMIT_BYTES - empty.bytes - empty.allowanceBytes;
    assert.deepEqual(found({ userDataParts: script(room) }), []);
    assert.deepEqual(found({ userDataParts: script(room + 1) }), [["size", "userDataParts"]]);
    const amiId = "ami-0123456789abcdef0";
    assert.deepEqual(found({ amiId, userDataParts: script(room + 1) }), []);
    assert.deepEqual(found({ amiId, userDataParts: script(USER_DATA_LIMIT_BYTES) }), [
      ["size", "userDataParts"],
    ]);
  });
});

describe("eksMergeAllowance", () => {
  it("grows with the cluster's own fields and is zero with a custom AMI", () => {
    const small = eksMergeAllowance(context().cluster, group(), cilium);
    const spec = { name: "dev", region: "eu-central-1", serviceCidr: "172.20.0.0/16" };
    const real = eksMergeAllowance(sampleConnection(spec), group(), cilium);
    assert.ok(real > small + 1000 && real < 4096, String(real));
    assert.equal(eksMergeAllowance(context().cluster, group({ amiId: "ami-1" }), cilium), 0);
  });

  it("leaves room for the default group with real field lengths", () => {
    const cluster = sampleConnection({
      name: "x".repeat(100),
      region: "ap-southeast-1",
      serviceCidr: "172.20.0.0/16",
    });
    assert.ok(userDataSize(group(), { ...context(), cluster }).fits);
  });
});

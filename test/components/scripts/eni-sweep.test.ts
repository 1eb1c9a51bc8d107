import assert from "node:assert/strict";
import { Bench } from "./bench";

// The real script against a stand-in for `aws`. What EC2 and the real `aws` make of filters, queries and pages is
// the lab's part: test/lab/sweep.

const MINE = { "io.cilium/cilium-managed": "true", "io.cilium/cluster-name": "dev-0a1b2c3d" };
const ENVIRONMENT = {
  AWS_REGION: "eu-central-1",
  VPC_ID: "vpc-0aa",
  CILIUM_CLUSTER_NAME: "dev-0a1b2c3d",
};
const eni = (id: string, more: object = {}) => ({
  id,
  vpc: "vpc-0aa",
  tags: MINE,
  status: "available",
  ...more,
});

describe("the ENI sweep", () => {
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench();
  });
  afterEach(() => {
    bench.remove();
  });
  const sweep = (state: object | undefined, environment: Record<string, string> = {}) => {
    if (state !== undefined) {
      bench.install("aws", state);
    }
    return bench.run({ ...ENVIRONMENT, ...environment }, "aws.sh", "eni-sweep.sh");
  };
  const remaining = () =>
    (JSON.parse(bench.read("aws.json")) as { enis: { id: string }[] }).enis.map(({ id }) => id);

  it("deletes available ENIs with both tags in this VPC and no other", () => {
    const ending = sweep({
      enis: [
        eni("eni-1"),
        eni("eni-2"),
        eni("eni-in-use", { status: "in-use", attachment: "attached", instance: "i-1" }),
        eni("eni-untagged", { tags: {} }),
        eni("eni-half", { tags: { "io.cilium/cluster-name": "dev-0a1b2c3d" } }),
        eni("eni-other", { tags: { ...MINE, "io.cilium/cluster-name": "prod-0a1b2c3d" } }),
        eni("eni-elsewhere", { vpc: "vpc-0bb" }),
      ],
    });
    assert.equal(ending.status, 0, ending.stderr);
    assert.deepEqual(remaining(), [
      "eni-in-use",
      "eni-untagged",
      "eni-half",
      "eni-other",
      "eni-elsewhere",
    ]);
    assert.match(ending.stdout, /left eni-in-use: in-use, on i-1/);
    assert.match(ending.stdout, /2 deleted, 1 in use and left/);
  });

  it("deletes what aws-node made for this cluster, and nothing that it only tagged", () => {
    const own = {
      tags: {
        "node.k8s.amazonaws.com/instance_id": "i-1",
        "eks-cni/cluster-name": "Dev_1",
      },
      description: "aws-K8S-i-1",
    };
    bench.install("aws", {
      enis: [
        eni("eni-1", own),
        eni("eni-in-use", { ...own, status: "in-use", attachment: "attached", instance: "i-1" }),
        eni("eni-by-hand", { ...own, description: "somebody's" }),
        eni("eni-other", { ...own, tags: { ...own.tags, "eks-cni/cluster-name": "Dev_2" } }),
        eni("eni-no-node", { ...own, tags: { "eks-cni/cluster-name": "Dev_1" } }),
        eni("eni-elsewhere", { ...own, vpc: "vpc-0bb" }),
        eni("eni-cilium"),
      ],
    });
    const { CILIUM_CLUSTER_NAME: _none, ...environment } = ENVIRONMENT;
    const ending = bench.run(
      { ...environment, VPC_CNI_CLUSTER_NAME: "Dev_1" },
      "aws.sh",
      "eni-sweep.sh",
    );
    assert.equal(ending.status, 0, ending.stderr);
    assert.deepEqual(remaining(), [
      "eni-in-use",
      "eni-by-hand",
      "eni-other",
      "eni-no-node",
      "eni-elsewhere",
      "eni-cilium",
    ]);
    assert.match(
      ending.stdout,
      /ENIs of aws-vpc-cni of Dev_1 in vpc-0aa: 1 deleted, 1 in use and left/,
    );
  });

  it("sweeps after both when both are named, and counts them apart", () => {
    const tags = { "node.k8s.amazonaws.com/instance_id": "i-1", "eks-cni/cluster-name": "dev" };
    const ending = sweep(
      { enis: [eni("eni-1"), eni("eni-2", { tags, description: "aws-K8S-i-1" })] },
      { VPC_CNI_CLUSTER_NAME: "dev" },
    );
    assert.equal(ending.status, 0, ending.stderr);
    assert.deepEqual(remaining(), []);
    assert.match(ending.stdout, /Cilium cluster dev-0a1b2c3d in vpc-0aa: 1 deleted/);
    assert.match(ending.stdout, /aws-vpc-cni of dev in vpc-0aa: 1 deleted/);
  });

  it("deletes nothing when nobody said whose ENIs", () => {
    bench.install("aws", { enis: [eni("eni-1")] });
    const { CILIUM_CLUSTER_NAME: _none, ...environment } = ENVIRONMENT;
    const ending = bench.run(environment, "aws.sh", "eni-sweep.sh");
    assert.equal(ending.status, 1);
    assert.match(ending.stderr, /neither CILIUM_CLUSTER_NAME nor VPC_CNI_CLUSTER_NAME is set/);
    assert.deepEqual(bench.calls(), ["aws --version"]);
  });

  it("is content with an empty VPC, and with a second run", () => {
    const first = sweep({ enis: [eni("eni-1")] });
    assert.equal(first.status, 0);
    const second = sweep(undefined);
    assert.equal(second.status, 0);
    assert.match(second.stdout, /0 deleted, 0 in use and left/);
  });

  it("takes an ENI that vanishes under its hands as gone", () => {
    const ending = sweep({ enis: [eni("eni-1", { vanishes: true }), eni("eni-2")] });
    assert.equal(ending.status, 0);
    assert.match(ending.stdout, /eni-1 had gone already/);
    assert.match(ending.stdout, /1 deleted/);
  });

  it("leaves an ENI that somebody attaches between the list and the deletion", () => {
    const ending = sweep({ enis: [eni("eni-1", { grabbed: true })] });
    assert.equal(ending.status, 0);
    assert.match(ending.stdout, /left eni-1: it was attached meanwhile/);
  });

  it("waits for ENIs that are being detached and then deletes them", () => {
    const detaching = { status: "in-use", attachment: "detaching", instance: "i-1" };
    const ending = sweep({
      enis: [
        eni("eni-1", { ...detaching, becomes: "available" }),
        eni("eni-2", { ...detaching, becomes: "gone" }),
        eni("eni-3", { status: "detaching", becomes: "available" }),
      ],
    });
    assert.equal(ending.status, 0, ending.stderr);
    assert.deepEqual(remaining(), []);
    assert.match(ending.stdout, /eni-2 went by itself/);
    assert.match(ending.stdout, /2 deleted, 0 in use and left/);
  });

  it("fails when an ENI is still not detached after aws's waiter gave up", () => {
    const ending = sweep({
      enis: [eni("eni-1", { status: "in-use", attachment: "detaching", becomes: "stuck" })],
    });
    assert.equal(ending.status, 1);
    assert.match(
      ending.stderr,
      /eni-1 is still not detached .*Max attempts exceeded.*run the destroy again/s,
    );
  });

  it("stops with aws's message when the list is refused, and deletes nothing", () => {
    const ending = sweep({
      enis: [eni("eni-1")],
      errors: { "ec2 describe-network-interfaces": "UnauthorizedOperation" },
    });
    assert.equal(ending.status, 1);
    assert.match(ending.stderr, /UnauthorizedOperation/);
    assert.match(ending.stderr, /eks-cni: could not list the ENIs of vpc-0aa.*nothing was deleted/);
    assert.deepEqual(remaining(), ["eni-1"]);
  });

  it("stops with aws's message when a deletion is refused, and says how far it came", () => {
    const ending = sweep({
      enis: [eni("eni-1"), eni("eni-2", { deleteError: "UnauthorizedOperation" }), eni("eni-3")],
    });
    assert.equal(ending.status, 1);
    assert.match(
      ending.stderr,
      /could not delete eni-2 after deleting 1 others: .*UnauthorizedOperation/s,
    );
    assert.deepEqual(remaining(), ["eni-2", "eni-3"]);
  });

  for (const [key, value] of [
    ["CILIUM_CLUSTER_NAME", "*"],
    ["CILIUM_CLUSTER_NAME", "dev-?"],
    ["CILIUM_CLUSTER_NAME", "dev,prod"],
    ["CILIUM_CLUSTER_NAME", ""],
    ["VPC_CNI_CLUSTER_NAME", "dev*"],
    ["VPC_CNI_CLUSTER_NAME", "dev,prod"],
    ["VPC_CNI_CLUSTER_NAME", ""],
    ["VPC_ID", "vpc-*"],
    ["VPC_ID", ""],
  ] as const) {
    it(`asks EC2 nothing when ${key} is "${value}", which a filter would read as more than one`, () => {
      const ending = sweep({ enis: [eni("eni-1")] }, { [key]: value });
      assert.equal(ending.status, 1);
      assert.match(ending.stderr, new RegExp(`eks-cni: ${key}: .*nothing was deleted`));
      assert.deepEqual(bench.calls(), ["aws --version"]);
    });
  }

  it("says that aws is missing", () => {
    const ending = sweep(undefined);
    assert.equal(ending.status, 1);
    assert.match(ending.stderr, /the program "aws" is not on PATH/);
  });

  it("refuses version 1 of aws", () => {
    const ending = sweep({ version: "1.45.11", enis: [] });
    assert.equal(ending.status, 1);
    assert.match(ending.stderr, /aws-cli\/1\.45\.11.*version 2 or later/);
  });

  it("works as an assumed role without showing or keeping its keys", () => {
    const role = "arn:aws:iam::111122223333:role/deploy";
    const ending = sweep({ enis: [eni("eni-1")] }, { ROLE_ARN: role });
    assert.equal(ending.status, 0, ending.stderr);
    assert.ok(bench.calls().some((call) => call.includes(`sts assume-role --role-arn ${role}`)));
    assert.doesNotMatch(ending.stdout + ending.stderr, /secret-of-the-role|token-of-the-role/);
  });
});

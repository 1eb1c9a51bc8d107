import assert from "node:assert/strict";
import { clusterArgs, nodeGroup, Programs, type Recorded } from "./program";

const FREEZE = `
const freeze = <T>(value: T): T => {
  if (typeof value === "object" && value !== null && !pulumi.Output.isInstance(value)) {
    Object.values(value).forEach(freeze);
    Object.freeze(value);
  }
  return value;
};
`;

describe("values of other resources in a component's arguments", () => {
  const programs = new Programs();
  let made: Recorded;
  before(() => {
    made = programs.record(`${FREEZE}
const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.0.0.0/16" });
const subnets = [0, 1].map((n) => new aws.ec2.Subnet("s" + n, { vpcId: vpc.id, cidrBlock: "10.0." + n + ".0/24" }));
const image = new aws.ec2.AmiCopy("image", { sourceAmiId: "ami-1", sourceAmiRegion: "eu-west-1" });
const guard = new aws.ec2.SecurityGroup("guard", { vpcId: vpc.id });
const key = new aws.kms.Key("key", {});
const owner = new aws.iam.Role("owner", { assumeRolePolicy: "{}" });
new ours.Cluster("dev", freeze({
  cluster: {
    name: "dev", version: "1.35", kmsKeyArn: key.arn,
    network: { vpcId: vpc.id, subnetIds: subnets.map((subnet) => subnet.id) },
    tags: { vpc: vpc.id },
    accessEntries: { admin: { principalArn: owner.arn, policies: [{ policy: "AmazonEKSClusterAdminPolicy" }] } },
  },
  cni: { kind: "cilium" as const, mode: "eni" as const, values: { priorityClassName: vpc.id } },
  linkerd: { cni: true },
  nodeGroups: [
    { name: "own", operatingSystem: "AL2023" as const, instanceTypes: ["m7g.large"], scaling: { min: 2, max: 3, desired: 2 },
      amiId: image.id, subnetIds: pulumi.output(subnets).apply((all) => all.map((subnet) => subnet.id)),
      securityGroupIds: [guard.id], volume: { kmsKeyArn: key.arn } },
    { name: "wrong", operatingSystem: "AL2023" as const, instanceTypes: ["m7g.large", "m7i.large"],
      scaling: { min: 2, max: 3, desired: 2 }, amiId: image.id },
  ],
}));
`);
  });
  after(() => {
    programs.dispose();
  });

  it("arrive where the literal would, and arguments that cannot be changed are enough", () => {
    const template = made.one("LaunchTemplate", "dev-own");
    assert.equal(template.inputs["imageId"], made.inputs("LaunchTemplate", "dev-wrong")["imageId"]);
    made.assertWaits(template, made.one("AmiCopy"));
    const groups = template.inputs["vpcSecurityGroupIds"] as string[];
    assert.equal(groups.length, 2);
    made.assertWaits(template, made.one("SecurityGroup"));
    made.assertWaits(template, made.one("Key"));
    const group = made.one("eks/nodeGroup:NodeGroup", "dev-own");
    assert.equal((group.inputs["subnetIds"] as string[]).length, 2);
    made.assertWaits(group, made.one("Subnet", "s1"));
  });

  it("reach the control plane with their edges", () => {
    const cluster = made.one("eks/cluster:Cluster");
    made.assertWaits(cluster, made.one("Key"));
    made.assertWaits(cluster, made.one("Subnet", "s0"));
    made.assertWaits(made.one("AccessEntry"), made.one("iam/role:Role", "owner"));
    const encryption = cluster.inputs["encryptionConfig"] as { provider: { keyArn: string } };
    assert.match(encryption.provider.keyArn, /^arn:aws:kms:/);
  });

  it("reach Helm values", () => {
    const values = made.inputs("Release", "dev-cilium")["values"] as Record<string, unknown>;
    assert.match(String(values["priorityClassName"]), /^vpc-/);
  });

  it("do not keep the rules from judging the rest", () => {
    assert.deepEqual(
      made.plan.findings.filter(({ severity }) => severity === "error").map(({ path }) => path),
      ["nodeGroups[1].instanceTypes"],
    );
  });
});

describe("arguments", () => {
  const programs = new Programs();
  after(() => {
    programs.dispose();
  });

  it("are the caller's: a component used twice with the same object gives the same twice", () => {
    const args = clusterArgs({
      linkerd: { cni: true, cniValues: { tolerations: [] } },
      nodeGroups: [
        nodeGroup({ nodeConfig: [{ kubelet: { config: { maxPods: 30 } } }], labels: { a: "b" } }),
        nodeGroup({
          name: "hardened",
          operatingSystem: "Bottlerocket",
          bottlerocketSettings: { kernel: { lockdown: "integrity" } },
        }),
      ],
    });
    const made = programs.record(`${FREEZE}
const args = freeze(${JSON.stringify(args)} as never);
new ours.Cluster("one", args);
new ours.Cluster("two", args);
`);
    for (const group of ["general", "hardened"]) {
      assert.equal(
        made.userData(`one-${group}`).length,
        made.userData(`two-${group}`).length,
        group,
      );
    }
  });
});

import assert from "node:assert/strict";
import { NODE_CONFIG_TYPE, parseMime } from "../../userdata";
import { nodeGroup, Programs, type Inputs, type Recorded } from "./program";

const CONNECTION = {
  region: "eu-central-1",
  clusterName: "shop",
  endpoint: "https://shop.example",
  certificateAuthority: "Zm9v",
  serviceCidr: "172.20.0.0/16",
  clusterSecurityGroupId: "sg-cluster",
  version: "1.35",
  cni: { kind: "cilium", mode: "eni" },
  subnetIds: ["subnet-1", "subnet-2"],
};

interface BlockDevice {
  readonly deviceName: string;
  readonly ebs: Inputs;
}

/** One program of these node groups, each called after its key. */
function programOf(groups: Readonly<Record<string, object>>): string {
  return Object.entries(groups)
    .map(
      ([name, overrides]) =>
        `new ours.NodeGroup("${name}", ${JSON.stringify({ ...nodeGroup({ name }), ...CONNECTION, ...overrides })});`,
    )
    .join("\n");
}

describe("a NodeGroup", () => {
  const programs = new Programs();
  let made: Recorded;
  before(() => {
    made = programs.record(
      programOf({
        "al-arm": {},
        "al-x86": { instanceTypes: ["m7i.large"], releaseVersion: "1.35.2-20260801" },
        "br-arm": { operatingSystem: "Bottlerocket" },
        "br-x86": {
          operatingSystem: "Bottlerocket",
          instanceTypes: ["m7i.large"],
          volume: { sizeGiB: 200, iops: 6000, throughputMiBps: 500, kmsKeyArn: "arn:key" },
        },
        own: {
          amiId: "ami-0123456789abcdef0",
          releaseVersion: "1.35.2-20260801",
          taints: [{ key: "dedicated", value: "shop", effect: "NoSchedule" }],
        },
        spot: { capacityType: "spot", instanceTypes: ["m7g.large", "c7g.large"] },
        open: {
          imdsPodAccess: true,
          securityGroupIds: ["sg-mine", "sg-too"],
          labels: { team: "shop" },
          taints: [{ key: "dedicated", value: "shop", effect: "NoExecute" }],
          update: { maxUnavailablePercentage: 20 },
          tags: { team: "shop" },
          maxPods: 42,
        },
        overlay: { imdsPodAccess: true, cni: { kind: "cilium", mode: "overlay" } },
        borrowed: { iamRoleArn: "arn:aws:iam::123456789012:role/nodes" },
        chained: { vpcCniPolicy: true },
      }),
    );
  });
  after(() => {
    programs.dispose();
  });

  const group = (name: string) => made.inputs("eks/nodeGroup:NodeGroup", name);
  const template = (name: string) => made.inputs("LaunchTemplate", name);
  const devices = (name: string) => template(name)["blockDeviceMappings"] as BlockDevice[];
  const hops = (name: string) =>
    (template(name)["metadataOptions"] as Inputs)["httpPutResponseHopLimit"];

  for (const [name, amiType] of [
    ["al-arm", "AL2023_ARM_64_STANDARD"],
    ["al-x86", "AL2023_x86_64_STANDARD"],
    ["br-arm", "BOTTLEROCKET_ARM_64"],
    ["br-x86", "BOTTLEROCKET_x86_64"],
  ] as const) {
    it(`runs ${amiType} for ${name}`, () => {
      assert.equal(group(name)["amiType"], amiType);
      assert.equal(group(name)["version"], "1.35");
      assert.ok(!("imageId" in template(name)));
    });
  }

  it("passes a release on, and leaves the choice to EKS without one", () => {
    assert.equal(group("al-x86")["releaseVersion"], "1.35.2-20260801");
    assert.ok(!("releaseVersion" in group("al-arm")));
  });

  it("sends EKS nothing that it refuses beside an own AMI", () => {
    for (const key of ["amiType", "version", "releaseVersion"]) {
      assert.ok(!(key in group("own")), key);
    }
    assert.equal(template("own")["imageId"], "ami-0123456789abcdef0");
  });

  it("taints through EKS, or with an own AMI through the kubelet, and never through both", () => {
    assert.deepEqual(group("open")["taints"], [
      { key: "node.cilium.io/agent-not-ready", value: "true", effect: "NO_EXECUTE" },
      { key: "dedicated", value: "shop", effect: "NO_EXECUTE" },
    ]);
    assert.doesNotMatch(made.userData("open"), /dedicated|agent-not-ready/);
    assert.deepEqual(group("own")["taints"], []);
    assert.match(made.userData("own"), /dedicated/);
    assert.match(made.userData("own"), /node\.cilium\.io\/agent-not-ready/);
  });

  it("buys on demand unless spot is asked for", () => {
    assert.equal(group("spot")["capacityType"], "SPOT");
    assert.equal(group("al-arm")["capacityType"], "ON_DEMAND");
    assert.deepEqual(group("spot")["instanceTypes"], ["m7g.large", "c7g.large"]);
  });

  it("encrypts every volume, and gives AL2023 its root and Bottlerocket its data disk", () => {
    assert.deepEqual(devices("al-arm"), [
      {
        deviceName: "/dev/xvda",
        ebs: { volumeType: "gp3", volumeSize: 80, encrypted: "true", deleteOnTermination: "true" },
      },
    ]);
    assert.deepEqual(
      devices("br-arm").map(({ deviceName, ebs }) => [deviceName, ebs["volumeSize"]]),
      [
        ["/dev/xvda", 4],
        ["/dev/xvdb", 80],
      ],
    );
    const [root, data] = devices("br-x86");
    assert.deepEqual(data?.ebs, {
      volumeType: "gp3",
      volumeSize: 200,
      encrypted: "true",
      deleteOnTermination: "true",
      iops: 6000,
      throughput: 500,
      kmsKeyId: "arn:key",
    });
    // One key for what the node writes; the speed is the data disk's.
    assert.equal(root?.ebs["encrypted"], "true");
    assert.equal(root?.ebs["kmsKeyId"], "arn:key");
    assert.ok(!("iops" in (root?.ebs ?? {})));
  });

  it("demands IMDSv2, and lets pods reach it only where asked", () => {
    for (const { inputs } of made.all("LaunchTemplate")) {
      assert.equal((inputs["metadataOptions"] as Inputs)["httpTokens"], "required");
    }
    assert.deepEqual([hops("al-arm"), hops("open"), hops("overlay")], [1, 2, 3]);
  });

  it("names security groups only where others are given, the cluster's own first", () => {
    assert.deepEqual(template("open")["vpcSecurityGroupIds"], ["sg-cluster", "sg-mine", "sg-too"]);
    assert.ok(!("vpcSecurityGroupIds" in template("al-arm")));
  });

  it("leaves the number of nodes to an autoscaler after creation", () => {
    const { options, inputs } = made.one("eks/nodeGroup:NodeGroup", "al-arm");
    assert.deepEqual(options.ignoreChanges, ["scalingConfig.desiredSize"]);
    assert.deepEqual(inputs["scalingConfig"], { minSize: 2, maxSize: 4, desiredSize: 2 });
  });

  it("has no physical name, so that new nodes come before the old ones go", () => {
    assert.ok(!("nodeGroupName" in group("al-arm")));
    assert.ok(!("name" in template("al-arm")) && !("namePrefix" in template("al-arm")));
    const { options } = made.one("eks/nodeGroup:NodeGroup", "al-arm");
    assert.notEqual(options.deleteBeforeReplace, true);
  });

  it("updates one node at a time unless told otherwise, never by both measures", () => {
    assert.deepEqual(group("al-arm")["updateConfig"], { maxUnavailable: 1 });
    assert.deepEqual(group("open")["updateConfig"], { maxUnavailablePercentage: 20 });
  });

  it("gives the role exactly the policies that a node needs", () => {
    const policies = (name: string) =>
      made
        .all("RolePolicyAttachment")
        .filter((attachment) => made.isIn(attachment, made.one("eks-cni:index:NodeGroup", name)))
        .map(({ inputs }) => String(inputs["policyArn"]))
        .sort();
    const needed = [
      "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly",
      "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy",
      "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
    ];
    assert.deepEqual(policies("al-arm"), needed);
    assert.deepEqual(
      policies("chained"),
      [...needed, "arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy"].sort(),
    );
    for (const { name } of made
      .all("RolePolicyAttachment")
      .filter((a) => a.name.startsWith("al-arm"))) {
      made.assertWaits(
        made.one("eks/nodeGroup:NodeGroup", "al-arm"),
        made.one("RolePolicyAttachment", name),
      );
    }
  });

  it("uses a given role and makes none beside it", () => {
    assert.equal(group("borrowed")["nodeRoleArn"], "arn:aws:iam::123456789012:role/nodes");
    assert.ok(!made.names("iam/role:Role").includes("borrowed"));
  });

  it("boots nodes with the cluster that was given", () => {
    const [config] = (parseMime(made.userData("al-arm")) ?? []).filter(({ contentType }) =>
      contentType.startsWith(NODE_CONFIG_TYPE),
    );
    for (const value of ["https://shop.example", "Zm9v", "172.20.0.0/16", "name: shop"]) {
      assert.ok(config?.content.includes(value), value);
    }
    assert.match(made.userData("open"), /maxPods: 42\b/);
    assert.match(made.userData("br-arm"), /^\[settings\.kubernetes\]/m);
    assert.match(made.userData("br-arm"), /api-server = "https:\/\/shop\.example"/);
  });

  it("rolls with its launch template: version and id are the template's own", () => {
    const { launchTemplate } = group("al-arm") as { launchTemplate: Inputs };
    assert.match(String(launchTemplate["id"]), /^lt-/);
    assert.match(String(launchTemplate["version"]), /^\d+$/);
    made.assertWaits(
      made.one("eks/nodeGroup:NodeGroup", "al-arm"),
      made.one("LaunchTemplate", "al-arm"),
    );
  });

  it("tags what it launches, under a name that people find in the console", () => {
    const specifications = template("open")["tagSpecifications"] as readonly Inputs[];
    assert.deepEqual(
      specifications.map(({ resourceType }) => resourceType),
      ["instance", "volume", "network-interface"],
    );
    for (const { tags } of specifications) assert.deepEqual(tags, { team: "shop", Name: "open" });
    assert.deepEqual(group("open")["labels"], { team: "shop" });
  });
});

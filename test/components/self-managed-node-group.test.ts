import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { amiParameter } from "../../components/self-managed-ami";
import { minHealthyPercentage } from "../../components/self-managed-refresh";
import { resolveNodeGroup } from "../../spec/resolve";
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
const RECOMMENDED =
  "/aws/service/eks/optimized-ami/1.35/amazon-linux-2023/arm64/standard/recommended/image_id";

/** One program of these node groups, each called after its key. */
function programOf(groups: Readonly<Record<string, object>>): string {
  return Object.entries(groups)
    .map(
      ([name, overrides]) =>
        `new ours.SelfManagedNodeGroup("${name}", ${JSON.stringify({ ...nodeGroup({ name }), ...CONNECTION, ...overrides })});`,
    )
    .join("\n");
}

describe("a SelfManagedNodeGroup", () => {
  const programs = new Programs();
  let made: Recorded;
  before(() => {
    made = programs.record(
      programOf({
        plain: {},
        pinned: { releaseVersion: "1.35.2-20261015", iamRoleArn: "arn:aws:iam::1:role/a/nodes" },
        own: { amiId: "ami-0123456789abcdef0", credentials: { profileName: "ops" } },
        spot: { capacityType: "spot", operatingSystem: "Bottlerocket", tags: { team: "shop" } },
        mixed: {
          instanceTypes: ["m7g.large", "c7g.large", "m6g.large"],
          mixedInstances: { onDemandBase: 1, onDemandPercentage: 25 },
          securityGroupIds: ["sg-mine"],
          scaling: { min: 3, max: 9, desired: 3 },
        },
      }),
    );
  });
  after(() => {
    programs.dispose();
  });

  const group = (name: string) => made.inputs("autoscaling/group:Group", name);
  const template = (name: string) => made.inputs("LaunchTemplate", name);
  const policy = (name: string) =>
    group(name)["mixedInstancesPolicy"] as Readonly<Record<string, Inputs>>;

  it("makes an Auto Scaling group and nothing of EKS's but the entry that lets its role in", () => {
    const plain = made.one("eks-cni:index:SelfManagedNodeGroup", "plain");
    assert.deepEqual(
      made.plan.resources
        .filter((resource) => made.isIn(resource, plain) && resource.custom)
        .map(({ type }) => type)
        .filter((type) => !type.endsWith("RolePolicyAttachment"))
        .sort(),
      [
        "aws:autoscaling/group:Group",
        "aws:ec2/launchTemplate:LaunchTemplate",
        "aws:eks/accessEntry:AccessEntry",
        "aws:iam/instanceProfile:InstanceProfile",
        "aws:iam/role:Role",
        "command:local:Command",
        "command:local:Command",
      ],
    );
    assert.equal(made.inputs("AccessEntry", "plain")["type"], "EC2_LINUX");
    assert.equal(
      made.inputs("AccessEntry", "pinned")["principalArn"],
      "arn:aws:iam::1:role/a/nodes",
    );
  });

  it("gives its instances the role by the profile, which knows a role by its name", () => {
    assert.equal(made.inputs("InstanceProfile", "pinned")["role"], "nodes");
    const { arn } = template("pinned")["iamInstanceProfile"] as Inputs;
    assert.match(String(arn), /:instance-profile\/pinned-/);
  });

  it("lets no node come before its access entry, nor one without its policies", () => {
    const nodes = made.one("autoscaling/group:Group", "plain");
    made.assertWaits(nodes, made.one("AccessEntry", "plain"));
    for (const { name } of made
      .all("RolePolicyAttachment")
      .filter((a) => a.name.startsWith("plain"))) {
      made.assertWaits(nodes, made.one("RolePolicyAttachment", name));
    }
  });

  it("reads the newest AMI once, and says it again whatever else changes", () => {
    const { inputs } = made.one("command:local:Command", "plain-ami");
    assert.equal((inputs["environment"] as Inputs)["AMI_PARAMETER"], RECOMMENDED);
    assert.deepEqual(inputs["triggers"], [RECOMMENDED, "eu-central-1"]);
    const again = (PULUMI_COMMAND_STDOUT?: string) =>
      spawnSync("bash", ["-c", String(inputs["update"])], {
        encoding: "utf8",
        env: PULUMI_COMMAND_STDOUT === undefined ? {} : { PULUMI_COMMAND_STDOUT },
      });
    assert.equal(again("ami-0123456789abcdef0").stdout, "ami-0123456789abcdef0");
    // Better no update than a launch template without an AMI.
    assert.notEqual(again().status, 0);
    assert.equal(inputs["addPreviousOutputInEnv"], true);
    assert.match(String(template("plain")["imageId"]), /^ami-[0-9a-f]{17}$/);
    made.assertWaits(
      made.one("LaunchTemplate", "plain"),
      made.one("command:local:Command", "plain-ami"),
    );
  });

  it("looks a release up, and takes an AMI of one's own as it is", () => {
    assert.deepEqual(made.names("command:local:Command"), [
      "mixed-ami",
      "mixed-nodes",
      "own-nodes",
      "pinned-nodes",
      "plain-ami",
      "plain-nodes",
      "spot-ami",
      "spot-nodes",
    ]);
    assert.match(
      String(template("pinned")["imageId"]),
      /^\[SSM parameter .*amazon-eks-node-al2023-arm64-standard-1\.35-v20261015\/image_id\]$/,
    );
    assert.equal(template("own")["imageId"], "ami-0123456789abcdef0");
  });

  it("taints and labels its nodes through the kubelet, which is the only channel there is", () => {
    assert.match(
      made.userData("plain"),
      /registerWithTaints:\n +- key: node\.cilium\.io\/agent-not-ready/,
    );
    assert.match(made.userData("plain"), /--node-labels=eks-cni\.io\/node-group=plain/);
    assert.match(made.userData("spot"), /"eks-cni.io\/node-group" = "spot"/);
  });

  it("names the cluster's security group itself, as nobody adds it", () => {
    assert.deepEqual(template("plain")["vpcSecurityGroupIds"], ["sg-cluster"]);
    assert.deepEqual(template("mixed")["vpcSecurityGroupIds"], ["sg-cluster", "sg-mine"]);
  });

  it("tags instances as the cluster's, and has each other tag from one place only", () => {
    assert.deepEqual(group("spot")["tags"], [
      { key: "kubernetes.io/cluster/shop", value: "owned", propagateAtLaunch: true },
      { key: "team", value: "shop", propagateAtLaunch: false },
      { key: "Name", value: "spot", propagateAtLaunch: false },
    ]);
    const [instance] = template("spot")["tagSpecifications"] as readonly Inputs[];
    assert.deepEqual(instance?.["tags"], { team: "shop", Name: "spot" });
  });

  it("has one policy for one type and for many, on demand unless told otherwise", () => {
    const distribution = (name: string) => policy(name)["instancesDistribution"];
    assert.deepEqual(distribution("plain"), {
      onDemandAllocationStrategy: "prioritized",
      onDemandBaseCapacity: 0,
      onDemandPercentageAboveBaseCapacity: 100,
      spotAllocationStrategy: "price-capacity-optimized",
    });
    assert.equal(distribution("spot")?.["onDemandPercentageAboveBaseCapacity"], 0);
    assert.equal(distribution("mixed")?.["onDemandBaseCapacity"], 1);
    assert.equal(distribution("mixed")?.["onDemandPercentageAboveBaseCapacity"], 25);
    assert.deepEqual(policy("mixed")["launchTemplate"]?.["overrides"], [
      { instanceType: "m7g.large" },
      { instanceType: "c7g.large" },
      { instanceType: "m6g.large" },
    ]);
    assert.ok(!("instanceType" in template("mixed")));
  });

  it("rolls its nodes when its launch template gets a version, one at a time unless told otherwise", () => {
    const specification = policy("plain")["launchTemplate"]?.[
      "launchTemplateSpecification"
    ] as Inputs;
    assert.match(String(specification["launchTemplateId"]), /^lt-/);
    assert.match(String(specification["version"]), /^\d+$/);
    assert.deepEqual(group("mixed")["instanceRefresh"], {
      strategy: "Rolling",
      preferences: {
        minHealthyPercentage: 66,
        instanceWarmup: "300",
        skipMatching: true,
        autoRollback: false,
      },
    });
  });

  it("leaves the number of nodes to an autoscaler, has no physical name, and does not wait for EC2", () => {
    const { options, inputs } = made.one("autoscaling/group:Group", "plain");
    assert.deepEqual(options.ignoreChanges, ["desiredCapacity"]);
    assert.ok(!("name" in inputs) && !("namePrefix" in inputs));
    assert.equal(inputs["waitForCapacityTimeout"], "0");
  });

  it("waits for the nodes of each version of its launch template, as whoever has the credentials", () => {
    const { inputs } = made.one("command:local:Command", "own-nodes");
    const environment = inputs["environment"] as Inputs;
    assert.equal(environment["TEMPLATE_VERSION"], "1");
    assert.equal(environment["AWS_PROFILE"], "ops");
    assert.equal(environment["CLUSTER_ENDPOINT"], "https://shop.example");
    assert.equal(inputs["update"], ":");
    assert.deepEqual((inputs["triggers"] as readonly unknown[]).slice(1), [1, "m7g.large"]);
    // A node that is late is noticed before the refresh goes on to the next.
    const { preferences } = group("own")["instanceRefresh"] as { preferences: Inputs };
    assert.ok(Number(environment["JOIN_SEC"]) < Number(preferences["instanceWarmup"]));
  });

  it("is no managed group, and a managed group is no such one", () => {
    const make = (component: string, kind: string) =>
      programs.refusal(
        `new ours.${component}("it", ${JSON.stringify({ ...nodeGroup(), ...CONNECTION, kind })} as never);`,
      );
    assert.match(
      make("SelfManagedNodeGroup", "managed"),
      /makes a selfManaged group, not a managed one/,
    );
    assert.match(
      make("NodeGroup", "selfManaged"),
      /use NodeGroup for managed, SelfManagedNodeGroup/,
    );
  });
});

describe("the SSM parameter of EKS's AMI", () => {
  const parameter = (overrides: object) =>
    amiParameter(
      resolveNodeGroup(nodeGroup(overrides) as Parameters<typeof resolveNodeGroup>[0]),
      "1.35",
    );

  for (const [what, overrides, expected] of [
    ["the newest AL2023", {}, RECOMMENDED],
    [
      "a release of AL2023, by its day",
      { instanceTypes: ["m7i.large"], releaseVersion: "1.35.7-20260827" },
      "/aws/service/eks/optimized-ami/1.35/amazon-linux-2023/x86_64/standard/amazon-eks-node-al2023-x86_64-standard-1.35-v20260827/image_id",
    ],
    [
      "the newest Bottlerocket",
      { operatingSystem: "Bottlerocket", instanceTypes: ["m7i.large"] },
      "/aws/service/bottlerocket/aws-k8s-1.35/x86_64/latest/image_id",
    ],
    [
      "a release of Bottlerocket, with its commit",
      { operatingSystem: "Bottlerocket", releaseVersion: "1.57.0-3a1b2c4d" },
      "/aws/service/bottlerocket/aws-k8s-1.35/arm64/1.57.0-3a1b2c4d/image_id",
    ],
  ] as const) {
    it(`names ${what}`, () => {
      assert.equal(parameter(overrides), expected);
    });
  }
});

describe("the share of nodes that a refresh leaves in service", () => {
  // EC2 rounds the number of nodes up.
  const left = (desired: number, update: object) =>
    Math.ceil(
      (desired * minHealthyPercentage({ update, scaling: { min: 0, max: 100, desired } })) / 100,
    );

  it("takes no more nodes away than allowed, and at least one, for every size up to a hundred", () => {
    for (let desired = 1; desired <= 100; desired += 1) {
      for (let away = 1; away <= desired; away += 1) {
        assert.equal(
          left(desired, { maxUnavailable: away }),
          desired - away,
          `${String(away)} of ${String(desired)}`,
        );
      }
    }
  });

  it("is what a percentage leaves, and nothing where all may go", () => {
    assert.equal(left(10, { maxUnavailablePercentage: 33 }), 7);
    assert.equal(left(2, { maxUnavailable: 5 }), 0);
    assert.equal(left(0, { maxUnavailable: 1 }), 0);
  });
});

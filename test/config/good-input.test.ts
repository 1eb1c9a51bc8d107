import assert from "node:assert/strict";
import fc from "fast-check";
import { validateStack } from "../../config/validate";
import type { ClusterInput } from "../../spec/cluster-input";
import { stackWith, type Stack } from "./stack";

/** Every key that is built, with values at the edge of what is allowed. */
const fullStack: ClusterInput = {
  region: "us-gov-west-1",
  cluster: {
    name: "A-1_z",
    version: "1.35",
    existing: true,
    network: { vpcId: "vpc-0a", subnetIds: ["subnet-0a"], controlPlaneSubnetIds: ["subnet-0b"] },
    vpcCidr: "10.0.0.0/22",
    serviceCidr: "172.20.0.0/16",
    ipFamily: "ipv4",
    endpoint: {
      public: false,
      private: true,
      publicAccessCidrs: ["203.0.113.0/24", "2001:db8::/32"],
    },
    accessEntries: {
      admin: {
        principalArn: "arn:aws-us-gov:iam::111122223333:role/path/admin",
        policies: [{ policy: "AmazonEKSClusterAdminPolicy", namespaces: ["default"] }],
      },
    },
    kmsKeyArn: "arn:aws:kms:eu-central-1:111122223333:key/0a1b",
    logTypes: [],
    upgradePolicy: "EXTENDED",
    deletionProtection: false,
    tags: { "cost centre": "", team: "a=b" },
  },
  vpcCni: { mode: "absent" },
  cni: {
    kind: "cilium",
    mode: "eni",
    version: "1.20.0",
    chartRepository: "oci://quay.io/cilium/charts",
    kubeProxyReplacement: false,
    podCidr: "100.64.0.0/16",
    masquerade: false,
    prefixDelegation: false,
    podSubnetTags: { role: "pods" },
    operatorIdentity: "podIdentity",
    encryption: "none",
    hubble: true,
    values: { debug: { enabled: false }, list: [0, null, ""] },
  },
  linkerd: {
    cni: false,
    iptablesMode: "legacy",
    version: "2026.6.3",
    imageVersion: `v1.6.8@sha256:${"0".repeat(64)}`,
    chartRepository: "https://helm.linkerd.io/edge",
    cniValues: {},
    controlPlane: false,
  },
  nodeGroups: [
    {
      name: "a",
      operatingSystem: "Bottlerocket",
      instanceTypes: ["m7g.large", "u-6tb1.112xlarge"],
      scaling: { min: 0, max: 1, desired: 0 },
      kind: "managed",
      capacityType: "spot",
      subnetIds: ["subnet-0c"],
      securityGroupIds: [],
      releaseVersion: "1.55.0-d93bb1b1",
      amiId: "ami-0a",
      volume: { sizeGiB: 1, iops: 3000, throughputMiBps: 1000, kmsKeyArn: "arn:aws:kms:x:1:key/2" },
      update: { maxUnavailablePercentage: 100 },
      labels: {},
      taints: [{ key: "dedicated", value: "", effect: "NoExecute" }],
      maxPods: 1,
      instanceLimits: { enis: 1, ipv4PerEni: 2 },
      imdsPodAccess: true,
      iamRoleArn: "arn:aws:iam::111122223333:role/nodes",
      networkd: { primaryRouteMetric: 1 },
      nodeConfig: [{ kubelet: { config: {} } }],
      userDataParts: [],
      bottlerocketSettings: { motd: "" },
    },
  ],
  addons: { coredns: {}, kubeProxy: { version: "v1.35.0-eksbuild.2" }, "aws-ebs-csi-driver": {} },
  suppressRules: [{ rule: "endpoint-open", reason: "a lab" }],
};

const hostile = fc.constantFrom(
  "]]>",
  '"""',
  "'''",
  '" = 1\n[settings.kubernetes]\n',
  "--//\nContent-Type: text/cloud-boothook\n\nreboot",
  "--==BOUNDARY==--",
  "\u0000\r\n\u001b[2J",
  "${jndi:x}",
  "{{ .Values.x }}",
  "<script>",
);

const documents = fc.dictionary(
  fc
    .string({ unit: "grapheme" })
    .filter((key) => !["__proto__", "constructor", "prototype"].includes(key)),
  fc.oneof(
    hostile,
    fc
      .jsonValue()
      .filter((value) => !/__proto__|constructor|prototype/.test(JSON.stringify(value))),
  ),
);

/** Text that prints: what labels and tags may be. */
const printed = fc
  .string({ unit: "grapheme" })
  .filter((text) => !/[\p{Cc}\u2028\u2029]/u.test(text));

const validStacks = fc.record({
  general: fc.record(
    {
      nodeConfig: fc.oneof(documents, fc.array(documents)),
      bottlerocketSettings: documents,
      labels: fc.dictionary(
        fc.stringMatching(/^[a-z]{1,9}\/[a-z]{1,9}$/),
        fc.oneof(printed, fc.constantFrom('"""', "]]>", "--==BOUNDARY==--", "<script>")),
      ),
      userDataParts: fc.array(
        fc.record({
          contentType: fc.constant("text/x-shellscript"),
          content: fc.oneof(hostile, fc.string()),
        }),
      ),
    },
    { requiredKeys: [] },
  ),
  values: documents,
});

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}

/** A deep copy as JSON gives it: what a stack file can hold. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

describe("a valid stack file", () => {
  it("passes through unchanged with every key given", () => {
    const result = validateStack(deepFreeze(structuredClone({ ...fullStack })));
    assert.equal(result.problems, undefined, JSON.stringify(result.problems));
    assert.deepEqual(result.input, fullStack);
  });

  it("needs a region, a cluster, a CNI and one node group, and gets no defaults here", () => {
    const least = stackWith("linkerd", undefined);
    assert.deepEqual(validateStack(least).input, least);
  });

  it("may name the mode of aws-vpc-cni alone", () => {
    const raw = stackWith("vpcCni", "absent");
    assert.deepEqual(validateStack(raw).input?.vpcCni, { mode: "absent" });
    assert.equal(raw["vpcCni"], "absent");
  });

  it("may have one NodeConfig instead of a list", () => {
    const raw = stackWith("nodeGroups.0.nodeConfig", { kubelet: {} });
    assert.deepEqual(validateStack(raw).input?.nodeGroups[0]?.nodeConfig, [{ kubelet: {} }]);
  });

  it("keeps hostile text in labels, user parts and documents exactly, and never changes its argument", () => {
    fc.assert(
      fc.property(validStacks.map(plain), ({ general, values }) => {
        const stack: Stack = stackWith("cni.values", values);
        Object.assign((stack["nodeGroups"] as Stack[])[0] ?? {}, general);
        const before = plain(stack);
        const { input, problems } = validateStack(deepFreeze(stack));
        assert.equal(problems, undefined, JSON.stringify(problems));
        assert.deepEqual(stack, before);
        const { nodeConfig } = general;
        const list =
          nodeConfig === undefined || Array.isArray(nodeConfig) ? nodeConfig : [nodeConfig];
        const expected = { ...general, ...(list === undefined ? {} : { nodeConfig: list }) };
        assert.deepEqual(input.nodeGroups[0], {
          ...(before["nodeGroups"] as Stack[])[0],
          ...expected,
        });
        assert.deepEqual(input.cni.values, values);
      }),
    );
  });

  it("leaves to the rules what is readable and unwise: overlaps, mixed architectures, large user data", () => {
    const overlap = stackWith("cluster.serviceCidr", "10.0.0.0/16");
    const mixed = stackWith("nodeGroups.0.instanceTypes", ["m7g.large", "m7i.large"]);
    const large = stackWith("nodeGroups.0.userDataParts", [
      { contentType: "text/x-shellscript", content: "x".repeat(20_000) },
    ]);
    for (const stack of [overlap, mixed, large]) {
      assert.equal(validateStack(stack).problems, undefined);
    }
  });
});

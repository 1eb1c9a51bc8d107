import assert from "node:assert/strict";
import { validateStack } from "../../config/validate";
import { stackWith, validStack } from "./stack";

const group = (index: number, rest: object) => ({
  ...(validStack()["nodeGroups"] as object[])[0],
  name: `group${String(index)}`,
  ...rest,
});

interface BadInput {
  /** Continues "refuses …". */
  readonly what: string;
  /** Where the default stack is changed, and to what; `undefined` removes the key. */
  readonly at: string;
  readonly value: unknown;
  /** Path of the one problem. @default - `at`, with lists in brackets */
  readonly path?: string;
  readonly rule: string;
  readonly message: RegExp;
  readonly remedy?: RegExp;
}

const BAD_INPUTS: readonly BadInput[] = [
  {
    what: "a stack without a region",
    at: "region",
    value: undefined,
    path: "aws:region",
    rule: "missing-key",
    message: /^missing: .*AWS region/,
    remedy: /pulumi config set aws:region/,
  },
  {
    what: "a region that is none",
    at: "region",
    value: "Frankfurt",
    path: "aws:region",
    rule: "invalid-value",
    message: /"Frankfurt" is not valid: .*eu-central-1/,
  },
  {
    what: "a stack without a cluster",
    at: "cluster",
    value: undefined,
    rule: "missing-key",
    message: /^missing/,
  },
  {
    what: "a cluster that is only a name",
    at: "cluster",
    value: "dev",
    rule: "wrong-type",
    message: /"dev" is not valid: allowed is a map with the keys name, version/,
  },
  {
    what: "a list where a map belongs",
    at: "cluster",
    value: [],
    rule: "wrong-type",
    message: /\[\] is not valid: allowed is a map/,
  },
  {
    what: "a cluster name that EKS refuses",
    at: "cluster.name",
    value: "dev cluster",
    rule: "invalid-value",
    message: /"dev cluster" is not valid: allowed is 1 to 100 letters, digits/,
  },
  {
    what: "a cluster name that is too long for the control plane's role",
    at: "cluster.name",
    value: "c".repeat(44),
    rule: "invalid-value",
    message: /IAM takes 64 characters for the role <cluster>-eksRole-role/,
    remedy: /^write at most 43 characters$/,
  },
  {
    what: "a cluster name that tries to leave its line",
    at: "cluster.name",
    value: 'dev\n"; rm -rf / #\u0000\u001b[2J',
    rule: "invalid-value",
    message: /^"dev\\n\\"; rm -rf \/ #\\u0000\\u001b\[2J" is not valid/,
  },
  {
    what: "a version without quotes, and knows that YAML ate its zero",
    at: "cluster.version",
    value: 1.3,
    rule: "wrong-type",
    message: /^1\.3 is not valid: allowed is .*quoted string/,
    remedy: /write "1\.30"/,
  },
  {
    what: "a version with a patch",
    at: "cluster.version",
    value: "1.35.2",
    rule: "invalid-value",
    message: /"1\.35\.2" is not valid/,
    remedy: /without a patch version/,
  },
  {
    what: "a key that nobody knows, with the nearest one",
    at: "cluster.vpcCIDRs",
    value: "10.0.0.0/16",
    rule: "unknown-key",
    message: /^unknown key, it would be ignored: allowed is name, version/,
    remedy: /^write vpcCidr$/,
  },
  {
    what: "a key that means something else in JavaScript",
    at: "cni.values",
    value: JSON.parse('{ "a": { "__proto__": { "polluted": true } } }'),
    path: "cni.values.a.__proto__",
    rule: "unknown-key",
    message: /cannot be used anywhere/,
  },
  {
    what: "a VPC CIDR that does not begin at its network address",
    at: "cluster.vpcCidr",
    value: "10.1.2.3/16",
    rule: "invalid-value",
    message: /"10\.1\.2\.3\/16" is not valid/,
    remedy: /^write 10\.1\.0\.0\/16$/,
  },
  {
    what: "a VPC that AWS does not make",
    at: "cluster.vpcCidr",
    value: "10.0.0.0/8",
    rule: "invalid-value",
    message: /\/16 to \/22/,
  },
  {
    what: "a CIDR with a number above 255",
    at: "cluster.serviceCidr",
    value: "172.20.0.256/16",
    rule: "invalid-value",
    message: /"172\.20\.0\.256\/16" is not valid: allowed is an IPv4 CIDR/,
  },
  {
    what: "an address without a prefix length",
    at: "cluster.endpoint.publicAccessCidrs",
    value: ["203.0.113.7"],
    path: "cluster.endpoint.publicAccessCidrs[0]",
    rule: "invalid-value",
    message: /"203\.0\.113\.7" is not valid: allowed is a CIDR/,
  },
  {
    what: "a log type that EKS does not have",
    at: "cluster.logTypes",
    value: ["audits"],
    path: "cluster.logTypes[0]",
    rule: "invalid-value",
    message: /"audits" is not valid: allowed is api, audit/,
    remedy: /^write audit$/,
  },
  {
    what: "a quoted boolean",
    at: "cluster.deletionProtection",
    value: "true",
    rule: "wrong-type",
    message: /"true" is not valid: allowed is true or false/,
    remedy: /^write true without quotes$/,
  },
  {
    what: "a key without a value",
    at: "cluster.tags",
    value: null,
    rule: "wrong-type",
    message: /an empty value \(null\)/,
    remedy: /remove the key/,
  },
  {
    what: "an existing cluster without its network",
    at: "cluster.existing",
    value: true,
    path: "cluster.network",
    rule: "missing-key",
    message: /a second VPC would be created/,
  },
  {
    what: "a network without subnets",
    at: "cluster.network",
    value: { vpcId: "vpc-0a1b", subnetIds: [] },
    path: "cluster.network.subnetIds",
    rule: "empty-list",
    message: /the list is empty/,
  },
  {
    what: "an access entry without a principal",
    at: "cluster.accessEntries",
    value: { admin: {} },
    path: "cluster.accessEntries.admin.principalArn",
    rule: "missing-key",
    message: /takes the ARN of an IAM role/,
  },
  {
    what: "a CNI that is misspelt",
    at: "cni.kind",
    value: "cillium",
    rule: "invalid-value",
    message: /"cillium" is not valid: allowed is cilium, calico/,
    remedy: /^write cilium$/,
  },
  {
    what: "a mode that the CNI does not have",
    at: "cni.mode",
    value: "policyOnly",
    rule: "invalid-value",
    message: /"policyOnly" is not a mode of this CNI: allowed is eni, overlay, chained/,
  },
  {
    what: "a mode that is not built yet",
    at: "cni.mode",
    value: "overlay",
    rule: "not-available-yet",
    message: /^not available yet: "overlay"/,
  },
  {
    what: "encryption, which is not built yet",
    at: "cni.encryption",
    value: "wireguard",
    rule: "not-available-yet",
    message: /^not available yet: "wireguard"/,
  },
  {
    what: "IPv6, which is not built yet",
    at: "cluster.ipFamily",
    value: "ipv6",
    rule: "not-available-yet",
    message: /^not available yet: "ipv6"/,
  },
  {
    what: "linkerd's control plane, which is not built yet",
    at: "linkerd.controlPlane",
    value: true,
    rule: "not-available-yet",
    message: /^not available yet: true/,
  },
  {
    what: "aws-vpc-cni as a bare word, which is not built yet",
    at: "vpcCni",
    value: "removed",
    rule: "not-available-yet",
    message: /^not available yet: "removed"/,
    remedy: /absent/,
  },
  {
    what: "a bare word that is no mode of aws-vpc-cni",
    at: "vpcCni",
    value: "disable",
    rule: "invalid-value",
    message: /"disable" is not valid: allowed is absent/,
    remedy: /^write disabled$/,
  },
  {
    what: "a chart version that floats",
    at: "cni.version",
    value: ">=1.19",
    rule: "invalid-value",
    message: /one exact version/,
  },
  {
    what: "Helm values that are text",
    at: "cni.values",
    value: "debug: true",
    rule: "wrong-type",
    message: /a map of Helm values/,
  },
  {
    what: "an iptables mode that is none",
    at: "linkerd.iptablesMode",
    value: "nftables",
    rule: "invalid-value",
    message: /allowed is plain, nft, legacy/,
  },
  {
    what: "no node groups at all",
    at: "nodeGroups",
    value: [],
    rule: "empty-list",
    message: /at least one node group/,
  },
  {
    what: "node groups that are a map",
    at: "nodeGroups",
    value: { general: {} },
    rule: "wrong-type",
    message: /a list of at least one node group/,
  },
  {
    what: "two node groups of one name",
    at: "nodeGroups",
    value: [group(1, {}), group(2, { name: "group1" })],
    path: "nodeGroups[1].name",
    rule: "duplicate-name",
    message: /"group1" is already the name of nodeGroups\[0\]/,
  },
  {
    what: "a node group name that would leave the plan folder",
    at: "nodeGroups.0.name",
    value: "../../etc/passwd",
    path: "nodeGroups[0].name",
    rule: "invalid-value",
    message: /letters, digits, - and _/,
  },
  {
    what: "names that are too long together",
    at: "nodeGroups.0.name",
    value: "g".repeat(52),
    path: "nodeGroups[0].name",
    rule: "invalid-value",
    message: /^"g+" is too long beside the cluster's name: EKS takes 63 characters/,
    remedy: /^write at most 51 characters$/,
  },
  {
    what: "an operating system in small letters",
    at: "nodeGroups.0.operatingSystem",
    value: "al2023",
    path: "nodeGroups[0].operatingSystem",
    rule: "invalid-value",
    message: /allowed is AL2023, Bottlerocket/,
    remedy: /^write AL2023$/,
  },
  {
    what: "a node group without instance types",
    at: "nodeGroups.0.instanceTypes",
    value: [],
    path: "nodeGroups[0].instanceTypes",
    rule: "empty-list",
    message: /at least one instance type/,
  },
  {
    what: "a minimum above the maximum",
    at: "nodeGroups.0.scaling",
    value: { min: 5, max: 4, desired: 4 },
    path: "nodeGroups[0].scaling.min",
    rule: "impossible-scaling",
    message: /^5 is impossible: min may not be above max/,
    remedy: /\(4\)/,
  },
  {
    what: "a desired number outside its limits",
    at: "nodeGroups.0.scaling",
    value: { min: 1, max: 4, desired: 0 },
    path: "nodeGroups[0].scaling.desired",
    rule: "impossible-scaling",
    message: /^0 is impossible/,
    remedy: /from 1 to 4/,
  },
  {
    what: "half a node",
    at: "nodeGroups.0.scaling.max",
    value: 4.5,
    path: "nodeGroups[0].scaling.max",
    rule: "invalid-value",
    message: /4\.5 is not valid: allowed is a whole number/,
  },
  {
    what: "a negative number of nodes",
    at: "nodeGroups.0.scaling.min",
    value: -1,
    path: "nodeGroups[0].scaling.min",
    rule: "invalid-value",
    message: /0 or more/,
  },
  {
    what: "both update limits at once",
    at: "nodeGroups.0.update",
    value: { maxUnavailable: 1, maxUnavailablePercentage: 10 },
    path: "nodeGroups[0].update",
    rule: "invalid-value",
    message: /either maxUnavailable or maxUnavailablePercentage/,
  },
  {
    what: "a label that YAML read as a boolean",
    at: "nodeGroups.0.labels",
    value: { "example.org/gpu": true },
    path: 'nodeGroups[0].labels["example.org/gpu"]',
    rule: "wrong-type",
    message: /^true is not valid/,
    remedy: /^write "true" with quotes$/,
  },
  {
    what: "a label with NUL",
    at: "nodeGroups.0.labels",
    value: { pool: "a\u0000b" },
    path: "nodeGroups[0].labels.pool",
    rule: "invalid-value",
    message: /^"a\\u0000b" is not valid: allowed is text without line breaks, NUL/,
  },
  {
    what: "a label name that turns the reading direction, without printing it",
    at: "nodeGroups.0.labels",
    value: { "a\u202e\u0007b": "x" },
    path: 'nodeGroups[0].labels["a\\u202e\\u0007b"]',
    rule: "invalid-value",
    message: /^the name "a\\u202e\\u0007b" is not valid/,
  },
  {
    what: "a taint effect that Kubernetes does not have",
    at: "nodeGroups.0.taints",
    value: [{ key: "dedicated", effect: "NoRun" }],
    path: "nodeGroups[0].taints[0].effect",
    rule: "invalid-value",
    message: /allowed is NoSchedule, PreferNoSchedule, NoExecute/,
  },
  {
    what: "a route metric above 32 bits",
    at: "nodeGroups.0.networkd",
    value: { primaryRouteMetric: 4294967296 },
    path: "nodeGroups[0].networkd.primaryRouteMetric",
    rule: "invalid-value",
    message: /from 1 to 4294967295/,
  },
  {
    what: "a MIME header behind a content type",
    at: "nodeGroups.0.userDataParts",
    value: [
      { contentType: "text/x-shellscript\r\nContent-Type: text/cloud-boothook", content: "" },
    ],
    path: "nodeGroups[0].userDataParts[0].contentType",
    rule: "invalid-value",
    message: /a media type on one line/,
  },
  {
    what: "a NodeConfig that is text",
    at: "nodeGroups.0.nodeConfig",
    value: "kubelet: {}",
    path: "nodeGroups[0].nodeConfig",
    rule: "wrong-type",
    message: /a NodeConfig `spec`, or a list of them/,
  },
  {
    what: "a member that is no NodeConfig",
    at: "nodeGroups.0.nodeConfig",
    value: [{}, 3],
    path: "nodeGroups[0].nodeConfig[1]",
    rule: "wrong-type",
    message: /^3 is not valid/,
  },
  {
    what: "aws-vpc-cni as an add-on",
    at: "addons",
    value: { "vpc-cni": {} },
    path: "addons.vpc-cni",
    rule: "unknown-key",
    message: /not an add-on here/,
    remedy: /^use vpcCni$/,
  },
  {
    what: "an add-on under EKS's name that has its own key",
    at: "addons",
    value: { "kube-proxy": {} },
    path: "addons.kube-proxy",
    rule: "unknown-key",
    message: /a key of its own, kubeProxy/,
  },
  {
    what: "an add-on key in the wrong spelling",
    at: "addons",
    value: { coreDNS: {} },
    path: "addons.coreDNS",
    rule: "unknown-key",
    message: /not the name of an add-on/,
    remedy: /^write addons\.coredns$/,
  },
  {
    what: "a suppressed rule without a reason",
    at: "suppressRules",
    value: [{ rule: "cidr-overlap", reason: " " }],
    path: "suppressRules[0].reason",
    rule: "invalid-value",
    message: /text that is not empty/,
  },
];

describe("a wrong stack file", () => {
  for (const bad of BAD_INPUTS) {
    it(`refuses ${bad.what}`, () => {
      const { problems = [] } = validateStack(stackWith(bad.at, bad.value));
      const seen = problems.map((problem) => `${problem.path}: ${problem.message}`).join("\n");
      assert.equal(problems.length, 1, seen);
      const [problem] = problems;
      assert.ok(problem);
      assert.equal(problem.path, bad.path ?? bad.at);
      assert.equal(problem.rule, `config/${bad.rule}`);
      assert.equal(problem.severity, "error");
      assert.match(problem.message, bad.message);
      if (bad.remedy !== undefined) assert.match(problem.remedy, bad.remedy);
    });
  }

  it("is told in words that begin small, end without a period and fit on one line", () => {
    for (const bad of BAD_INPUTS) {
      for (const { message, remedy, path } of validateStack(stackWith(bad.at, bad.value))
        .problems ?? []) {
        for (const text of [message, remedy]) {
          assert.doesNotMatch(text, /\.$/, text);
          assert.doesNotMatch(text, /^[A-Z][a-z]/, text);
        }
        assert.doesNotMatch(`${path}${message}${remedy}`, /[\p{Cc}\u202e]/u);
      }
    }
  });

  it("is told everything at once", () => {
    const stack = {
      cluster: { name: "", version: 1.35, nme: "x" },
      cni: { kind: "calico", mode: "eni" },
      linkerd: {},
      nodeGroups: [
        group(1, { instanceTypes: [], scaling: { min: 3, max: 1, desired: 2 } }),
        group(2, { name: "group1", operatingSystem: undefined, taints: [{}] }),
      ],
      addons: { "vpc-cni": {} },
    };
    const { problems = [] } = validateStack(stack);
    assert.deepEqual(problems.map(({ path }) => path).sort(), [
      "addons.vpc-cni",
      "aws:region",
      "cluster.name",
      "cluster.nme",
      "cluster.version",
      "cni.kind",
      "cni.mode",
      "linkerd.cni",
      "nodeGroups[0].instanceTypes",
      "nodeGroups[0].scaling.min",
      "nodeGroups[1].name",
      "nodeGroups[1].operatingSystem",
      "nodeGroups[1].taints[0].effect",
      "nodeGroups[1].taints[0].key",
    ]);
  });

  it("never shows a secret, and never a remedy that was made from one", () => {
    const { problems = [] } = validateStack(
      { ...stackWith("cluster.name", "hunter2 "), cni: { kind: "hunter2", mode: "eni" } },
      ["cluster", "cni"],
    );
    assert.deepEqual(
      problems.map(({ path }) => path),
      ["cluster.name", "cni.kind"],
    );
    assert.doesNotMatch(JSON.stringify(problems), /hunter2/);
    assert.match(problems[0]?.message ?? "", /^\[secret\] is not valid/);
  });

  it("may have a placeholder where a secret's syntax cannot be judged offline, but not elsewhere", () => {
    const stack = stackWith("cluster.kmsKeyArn", "[secret]");
    assert.equal(validateStack(stack, ["cluster"]).problems, undefined);
    assert.equal(validateStack(stack).problems?.length, 1);
  });
});

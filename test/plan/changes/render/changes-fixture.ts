import type { Changes, Danger, ResourceChange } from "../../../../plan/changes/changes";

const COUNTS = { create: 0, update: 0, replace: 0, delete: 0, unchanged: 0 };

/** Nothing but what is given. */
export function changesOf(given: Partial<Changes> = {}): Changes {
  return {
    formatVersion: 1,
    source: "plans",
    project: "eks-cni",
    stack: "dev",
    headline: "Nothing changes",
    consequences: [],
    counts: COUNTS,
    findings: [],
    openErrors: 0,
    judges: [],
    nodeGroups: [],
    releases: [],
    permissions: [],
    network: [],
    others: [],
    raw: [],
    diagnostics: [],
    ...given,
  };
}

export const QUIET: Changes = changesOf({ counts: { ...COUNTS, unchanged: 96 } });

const urnOf = (type: string, name: string): string => `urn:pulumi:dev::eks-cni::${type}::${name}`;

/** A resource that changes. */
export function resourceOf(
  type: string,
  name: string,
  given: Partial<ResourceChange> = {},
): ResourceChange {
  return {
    urn: urnOf(type, name),
    type,
    name,
    operation: "update",
    replacedBy: [],
    fields: [],
    ...given,
  };
}

/** Max pods and a Cilium patch: what most pull requests look like. */
export const TYPICAL: Changes = changesOf({
  headline: "Node group general rolls: its 3 nodes are replaced, at most 1 at a time",
  danger: "nodes",
  counts: { create: 0, update: 4, replace: 0, delete: 0, unchanged: 92 },
  consequences: [
    {
      danger: "nodes",
      text: "Node group general rolls: its 3 nodes are replaced, at most 1 at a time",
      subject: "general",
    },
    {
      danger: "restarts",
      text: "cilium 1.19.5 → 1.19.6: DaemonSets cilium and cilium-envoy and Deployment cilium-operator restart",
      subject: "cilium",
    },
    {
      danger: "reach",
      text: "The public API endpoint of cluster dev admits `203.0.113.0/24`, no longer every address",
      subject: "dev",
    },
    { danger: "text", text: "Tags of 1 resource change", subject: "dev-vpc" },
  ],
  findings: [
    {
      state: "new",
      severity: "warning",
      rule: "max-pods-above-capacity",
      path: "nodeGroups[0].maxPods",
      message:
        "110 pods, but the 29 addresses of an m7g.large without prefix delegation hold 29; the rest would wait for an address",
      remedy: "set `cni.prefixDelegation: true`, or write `maxPods: 29`",
    },
    {
      state: "gone",
      severity: "warning",
      rule: "endpoint-open-to-all",
      path: "cluster.endpoint.publicAccessCidrs",
      message: "every address may reach the public API endpoint",
      remedy: "list the networks that need it",
    },
  ],
  nodeGroups: [
    {
      name: "general",
      operatingSystem: "AL2023",
      effect: "rolls",
      nodes: 3,
      reasons: ["user data", "volume size"],
      settings: [
        { path: "scalingConfig.maxSize", before: "4", after: "6" },
        {
          path: "blockDeviceMappings[0].ebs.volumeSize",
          before: "20",
          after: "50",
          note: "GiB of the root disk",
        },
      ],
      userData: [
        {
          title: "NodeConfig 1",
          state: "changed",
          fields: [
            {
              path: "spec.kubelet.config.maxPods",
              before: "58",
              after: "110",
              note: "pods per node",
            },
            { path: "spec.kubelet.flags[2]", after: "--node-labels=team=payments" },
            { path: "spec.featureGates.InstanceIdNodeName", before: "true" },
          ],
          lines: [],
        },
        {
          title: "boothook, /run/systemd/network/10-primary.network",
          state: "changed",
          fields: [],
          lines: [
            { sign: "…", text: "4 lines" },
            { sign: " ", text: "[DHCPv4]" },
            { sign: "-", text: "RouteMetric=512" },
            { sign: "+", text: "RouteMetric=100" },
            { sign: " ", text: "UseGateway=yes" },
          ],
        },
      ],
    },
  ],
  releases: [
    {
      name: "cilium",
      chart: "cilium",
      effect: "upgraded",
      versionBefore: "1.19.5",
      versionAfter: "1.19.6",
      restarts: ["DaemonSet cilium", "DaemonSet cilium-envoy", "Deployment cilium-operator"],
      values: [
        { path: "bandwidthManager.enabled", after: "true", note: "EDT instead of token buckets" },
        { path: "operator.replicas", before: "2", after: "1" },
      ],
      movedDefaults: [
        { path: "envoy.image.tag", before: "v1.34.4", after: "v1.34.7" },
        { path: "image.tag", before: "v1.19.5", after: "v1.19.6" },
      ],
      patches: [],
    },
  ],
  permissions: [
    {
      role: "dev-cilium-operator",
      gained: ["may now ec2:CreateTags on *"],
      lost: ["may no longer ec2:DeleteNetworkInterface on *"],
    },
  ],
  network: [
    resourceOf("aws:eks/cluster:Cluster", "dev", {
      fields: [
        { path: "vpcConfig.publicAccessCidrs[0]", before: "0.0.0.0/0", after: "203.0.113.0/24" },
      ],
    }),
  ],
  others: [
    resourceOf("aws:ec2/vpc:Vpc", "dev-vpc", {
      fields: [{ path: "tags.team", before: "platform", after: "payments" }],
    }),
  ],
});

/** A cluster that is replaced: the other end. */
export const DANGEROUS: Changes = changesOf({
  source: "preview",
  stack: "prod",
  headline: "Cluster prod is replaced: everything that runs on it is lost",
  danger: "lost",
  counts: { create: 3, update: 12, replace: 9, delete: 4, unchanged: 61 },
  openErrors: 3,
  consequences: [
    {
      danger: "lost",
      text: "Cluster prod is replaced: everything that runs on it is lost",
      subject: "prod",
    },
    { danger: "lost", text: "VPC prod is deleted, with its 6 subnets", subject: "prod-vpc" },
    {
      danger: "nodes",
      text: "Node groups general, batch and hardened are replaced: 14 new nodes come after their 14 old ones go",
      subject: "general",
    },
    { danger: "nodes", text: "Node group spot is deleted: its 6 nodes go", subject: "spot" },
    { danger: "restarts", text: "linkerd-cni is uninstalled", subject: "linkerd-cni" },
    {
      danger: "reach",
      text: "Role `prod-cilium-operator` may do less: 2 statements go",
      subject: "prod-cilium-operator",
    },
    { danger: "new", text: "Node group arm is created with 3 nodes", subject: "arm" },
    { danger: "settings", text: "Add-on coredns changes in place", subject: "prod-coredns" },
  ],
  findings: [
    {
      state: "new",
      severity: "error",
      rule: "service-cidr-overlap",
      path: "cluster.serviceCidr",
      message:
        '"10.0.0.0/16" overlaps the VPC `10.0.0.0/16`: services would shadow the nodes, and EKS refuses the cluster',
      remedy: "write `172.20.0.0/16`",
    },
    {
      state: "new",
      severity: "error",
      rule: "taint-without-toleration",
      path: "nodeGroups[2].taints[0]",
      message:
        "the CNI's pods do not tolerate `dedicated=batch:NoExecute`; no node would get ready",
      remedy: "add the toleration under `cni.values.tolerations`",
    },
    {
      state: "new",
      severity: "info",
      rule: "ami-floats",
      path: "nodeGroups[0]",
      message: "the newest AMI is taken at creation",
      remedy: "set `releaseVersion`",
    },
    {
      state: "new",
      severity: "error",
      rule: "endpoint-open-to-all",
      path: "cluster.endpoint",
      message: "every address may reach the endpoint",
      remedy: "list networks",
      suppressed: "behind the office firewall until June",
    },
  ],
  judges: [
    {
      name: "nodeadm",
      file: "user-data/hardened.mime",
      before: "accepts",
      after: "refuses: spec.kubelet.config: unknown field maxPod",
    },
  ],
  nodeGroups: [
    {
      name: "general",
      operatingSystem: "AL2023",
      effect: "replaced",
      nodes: 8,
      reasons: ["cluster name (it cannot be changed in place)", "instance types"],
      settings: [
        { path: "instanceTypes[0]", before: "m7g.large", after: "m7g.xlarge" },
        { path: "clusterName", before: "prod", after: "«known after it is applied»" },
      ],
      userData: [],
    },
    {
      name: "spot",
      operatingSystem: "Bottlerocket",
      effect: "deleted",
      nodes: 6,
      reasons: [],
      settings: [],
      userData: [],
    },
    {
      name: "hardened",
      operatingSystem: "Bottlerocket",
      effect: "rolls",
      nodes: 6,
      reasons: ["user data"],
      settings: [],
      userData: [],
      onlyFormatting: true,
    },
    {
      name: "arm",
      operatingSystem: "AL2023",
      effect: "created",
      nodes: 3,
      reasons: [],
      settings: [{ path: "instanceTypes[0]", after: "m7g.large" }],
      userData: [
        {
          title: "NodeConfig 1",
          state: "added",
          fields: [{ path: "spec.cluster.name", after: "prod" }],
          lines: [],
        },
        {
          title: "script 2, warm-up.sh",
          state: "added",
          fields: [],
          lines: [
            { sign: "+", text: "#!/bin/bash" },
            { sign: "+", text: "set -euo pipefail" },
            { sign: "+", text: "" },
            { sign: "+", text: "crictl pull public.ecr.aws/eks-distro/kubernetes/pause:3.10" },
          ],
        },
      ],
    },
  ],
  releases: [
    {
      name: "linkerd-cni",
      chart: "linkerd2-cni",
      effect: "uninstalled",
      versionBefore: "2025.7.6",
      restarts: [],
      values: [],
      movedDefaults: [],
      patches: [],
    },
    {
      name: "cilium",
      chart: "cilium",
      effect: "upgraded",
      versionBefore: "1.18.12",
      versionAfter: "1.19.6",
      restarts: ["DaemonSet cilium", "Deployment cilium-operator"],
      values: [
        { path: "ipam.mode", before: "cluster-pool", after: "eni" },
        {
          path: "extraConfig.policy",
          before: "a: 1\nb: 2\nc: 3\nd: 4",
          after: "a: 1\nb: 3\nc: 3\nd: 4",
        },
      ],
      movedDefaults: [],
      patches: [
        {
          path: "DaemonSet kube-system/cilium spec.template.spec.hostNetwork",
          after: "true",
        },
      ],
    },
  ],
  permissions: [
    {
      role: "prod-cilium-operator",
      gained: [],
      lost: ["may no longer ec2:AssignPrivateIpAddresses on *", "may no longer ec2:Describe* on *"],
    },
  ],
  network: [
    resourceOf("aws:eks/cluster:Cluster", "prod", {
      operation: "replace",
      replacedBy: ["kubernetesNetworkConfig.serviceIpv4Cidr"],
      fields: [
        {
          path: "kubernetesNetworkConfig.serviceIpv4Cidr",
          before: "172.20.0.0/16",
          after: "10.0.0.0/16",
        },
      ],
    }),
    resourceOf("aws:ec2/vpc:Vpc", "prod-vpc", { operation: "delete" }),
    ...["a", "b", "c"].map((zone) =>
      resourceOf("aws:ec2/subnet:Subnet", `prod-private-${zone}`, { operation: "delete" }),
    ),
  ],
  others: [
    resourceOf("aws:eks/addon:Addon", "prod-coredns", {
      fields: [{ path: "addonVersion", before: "v1.12.4", after: "v1.13.1" }],
    }),
    resourceOf("aws:iam/role:Role", "prod-arm", { operation: "create" }),
    resourceOf("command:local:Command", "prod-eni-sweep", {
      operation: "replace",
      replacedBy: ["triggers"],
    }),
  ],
  raw: [
    {
      title: "teleport urn:pulumi:prod::eks-cni::aws:ec2/eip:Eip::prod-nat",
      json: '{\n  "op": "teleport",\n  "urn": "urn:pulumi:prod::eks-cni::aws:ec2/eip:Eip::prod-nat"\n}',
    },
  ],
  diagnostics: ["warning: aws:ec2/eip:Eip prod-nat: `vpc` is deprecated, use `domain`"],
});

const DANGER_CYCLE: readonly Danger[] = ["new", "settings", "text"];

/** `size` resources of many kinds, and a node group for every thousandth of them. */
export function hugeOf(size: number): Changes {
  const numbers = Array.from({ length: size }, (_, index) => index);
  return changesOf({
    headline: `Node groups ng-0, ng-1000 and ${String(size / 1000)} others roll`,
    danger: "nodes",
    counts: { create: size / 2, update: size / 2, replace: 0, delete: 0, unchanged: 5 },
    consequences: numbers.map((index) =>
      index % 1000 === 0
        ? {
            danger: "nodes",
            text: `Node group ng-${String(index)} rolls: its 3 nodes are replaced`,
            subject: `ng-${String(index)}`,
          }
        : {
            danger: DANGER_CYCLE[index % 3] ?? "text",
            text: `Resource r-${String(index)} changes`,
            subject: `r-${String(index)}`,
          },
    ),
    nodeGroups: numbers
      .filter((index) => index % 1000 === 0)
      .map((index) => ({
        name: `ng-${String(index)}`,
        operatingSystem: "AL2023",
        effect: "rolls",
        nodes: 3,
        reasons: ["user data"],
        settings: [{ path: "scalingConfig.maxSize", before: "4", after: "6" }],
        userData: [
          {
            title: "script 1",
            state: "changed",
            fields: [],
            lines: Array.from({ length: 200 }, (_, line) => ({
              sign: "+" as const,
              text: `echo line ${String(line)} of node group ${String(index)}`,
            })),
          },
        ],
      })),
    others: numbers.map((index) =>
      resourceOf(`aws:kind${String(index % 40)}/thing:Thing`, `r-${String(index)}`, {
        operation: index % 2 === 0 ? "create" : "update",
        fields: index % 2 === 0 ? [] : [{ path: "tags.team", before: "a", after: "b" }],
      }),
    ),
  });
}

/** Pieces that would break out of their place in one format or another. */
export const HOSTILE_PIECES: readonly string[] = [
  "</details>",
  "<details>",
  "</summary>",
  "<script>alert(1)</script>",
  "<!--",
  "-->",
  "<![CDATA[",
  "```",
  "````diff",
  "~~~",
  "`",
  "``",
  "@octocat",
  "@org/team",
  "#123",
  "GH-123",
  "org/repo#5",
  "|",
  "\\|",
  "\\",
  "**",
  "__",
  "# heading",
  "- [ ] task",
  "1. one",
  "> quote",
  "![x](https://example.org/x.png)",
  "[x](javascript:alert(1))",
  "[x]: https://example.org",
  "&lt;",
  "&#64;octocat",
  "<https://example.org>",
  "\n",
  "\n\n",
  "\r\n",
  "\t",
  "    code",
  "---",
  "===",
  '"',
  "'",
  "«x»",
  "\u200b",
  "é漢🙂",
  "\ud83d",
  "text",
  " ",
];

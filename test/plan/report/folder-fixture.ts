import type { Json, Plan, PlannedResource, PlanFolder } from "../../../plan/plan";
import { renderMime } from "../../../userdata";

/** A certificate authority as long as a placeholder of the plan. */
export const CERTIFICATE_PLACEHOLDER = `cGxhY2Vob2xkZXI${"A".repeat(1400)}==`;
/** An endpoint that is not known yet. */
export const ENDPOINT_PLACEHOLDER = `https://${"0".repeat(32)}.gr7.eu-central-1.eks.amazonaws.com`;

const PREFIX = "urn:pulumi:dev::eks-cni::";

/** One resource; `parent` and `dependsOn` are names of earlier ones. */
export interface ResourceSketch {
  readonly type: string;
  readonly name: string;
  readonly parent?: string;
  readonly after?: readonly string[];
  readonly inputs?: { readonly [key: string]: Json };
  readonly more?: Partial<PlannedResource>;
}

/** Turns sketches, given in an order that can be created, into resources and waves. */
export function planOf(sketches: readonly ResourceSketch[], rest: Partial<Plan> = {}): Plan {
  const urns = new Map<string, string>();
  const waveOf = new Map<string, number>();
  const resources = sketches.map(({ type, name, parent, after = [], inputs = {}, more }) => {
    const urn = `${PREFIX}${type}::${name}`;
    const dependsOn = [...(parent === undefined ? [] : [parent]), ...after].map((other) => {
      const found = urns.get(other);
      if (found === undefined) throw new Error(`the fixture has no ${other}`);
      return found;
    });
    urns.set(`${type}::${name}`, urn);
    if (!urns.has(name)) urns.set(name, urn);
    waveOf.set(urn, Math.max(-1, ...dependsOn.map((other) => waveOf.get(other) ?? 0)) + 1);
    return {
      urn,
      type,
      name,
      parent: parent === undefined ? null : (urns.get(parent) ?? null),
      custom: !type.startsWith("eks-cni:") && type !== "pulumi:pulumi:Stack",
      dependsOn: [...new Set(dependsOn)].sort(),
      inputs,
      options: {},
      ...more,
    };
  });
  const wave = (urn: string): number => waveOf.get(urn) ?? 0;
  const sorted = [...resources].sort(
    (a, b) => wave(a.urn) - wave(b.urn) || (a.urn < b.urn ? -1 : 1),
  );
  const count = Math.max(-1, ...waveOf.values()) + 1;
  return {
    formatVersion: 1,
    project: "eks-cni",
    stack: "dev",
    date: "2026-11-24",
    resources: sorted,
    waves: Array.from({ length: count }, (_, index) =>
      sorted.filter(({ urn }) => wave(urn) === index).map(({ urn }) => urn),
    ),
    placeholders: [
      {
        value: CERTIFICATE_PLACEHOLDER,
        of: `${PREFIX}aws:eks/cluster:Cluster::dev`,
        property: "certificateAuthority",
      },
      {
        value: ENDPOINT_PLACEHOLDER,
        of: `${PREFIX}aws:eks/cluster:Cluster::dev`,
        property: "endpoint",
      },
    ],
    findings: [],
    ...rest,
  };
}

const UNIT = "[Match]\nDriver=ena\n\n[Link]\nUnmanaged=yes\n";

/** NodeConfig of the fixture's AL2023 group. */
export const NODE_CONFIG = `apiVersion: node.eks.aws/v1alpha1
kind: NodeConfig
spec:
  cluster:
    name: dev
    apiServerEndpoint: ${ENDPOINT_PLACEHOLDER}
    certificateAuthority: ${CERTIFICATE_PLACEHOLDER}
    cidr: 172.20.0.0/16
  kubelet:
    config:
      maxPods: 110
    flags:
      - --node-labels=team=core
`;

/** User data of an AL2023 group with one part of the user's. */
export function al2023UserData(userScript = "#!/bin/bash\necho hello\n"): string {
  return renderMime([
    { contentType: "application/node.eks.aws", content: NODE_CONFIG },
    {
      contentType: "text/cloud-boothook",
      content: `#!/bin/bash\nwrite_file "/run/systemd/network/75-cni.network" <<'UNIT'\n${UNIT}UNIT\nnetworkctl reload\n`,
      filename: "guard.sh",
    },
    { contentType: "text/x-shellscript", content: userScript, filename: "hello.sh" },
  ]);
}

const TOML = `[settings.kubernetes]
cluster-name = "dev"
api-server = "${ENDPOINT_PLACEHOLDER}"
cluster-certificate = "${CERTIFICATE_PLACEHOLDER}"
max-pods = 110
`;

function nodeGroup(
  name: string,
  userData: string,
  inputs: { [key: string]: Json },
): ResourceSketch[] {
  return [
    {
      type: "eks-cni:index:NodeGroup",
      name: `dev-${name}`,
      parent: "dev",
      after: ["dev-eni-sweep", "sweep"],
    },
    {
      type: "aws:ec2/launchTemplate:LaunchTemplate",
      name: `dev-${name}-template`,
      parent: `dev-${name}`,
      after: ["dev-eni-sweep", "sweep", "aws:eks/cluster:Cluster::dev"],
      inputs: {
        userData: Buffer.from(userData).toString("base64"),
        ...(inputs["template"] as object),
      },
    },
    {
      type: "aws:eks/nodeGroup:NodeGroup",
      name: `dev-${name}-nodes`,
      parent: `dev-${name}`,
      after: [`dev-${name}-template`, "aws:eks/cluster:Cluster::dev", "dev-eni-sweep", "sweep"],
      inputs: {
        instanceTypes: ["m7g.large"],
        capacityType: "ON_DEMAND",
        scalingConfig: { minSize: 2, maxSize: 4, desiredSize: 2 },
        taints: [{ key: "node.cilium.io/agent-not-ready", value: "true", effect: "NO_EXECUTE" }],
        ...(inputs["group"] as object),
      },
    },
  ];
}

/** What a fixture may say differently. */
export interface FolderOptions {
  readonly plan?: Partial<Plan>;
  readonly al2023?: string;
  /** Extra inputs of the AL2023 group's launch template. */
  readonly template?: { readonly [key: string]: Json };
}

/** A small default stack: two node groups behind a sweep, one release with a patch. */
export function folderOf({
  plan,
  al2023 = al2023UserData(),
  template = {},
}: FolderOptions = {}): PlanFolder {
  return {
    plan: planOf(
      [
        { type: "pulumi:pulumi:Stack", name: "eks-cni-dev" },
        { type: "eks-cni:index:Cluster", name: "dev", parent: "eks-cni-dev" },
        { type: "eks-cni:index:ControlPlane", name: "dev-control-plane", parent: "dev" },
        { type: "aws:eks/cluster:Cluster", name: "dev", parent: "dev-control-plane" },
        { type: "eks-cni:index:Cilium", name: "dev-cilium", parent: "dev" },
        {
          type: "kubernetes:helm.sh/v3:Release",
          name: "cilium",
          parent: "dev-cilium",
          after: ["aws:eks/cluster:Cluster::dev"],
        },
        {
          type: "eks-cni:index:EniSweep",
          name: "dev-eni-sweep",
          parent: "dev",
          after: ["dev-cilium", "cilium"],
        },
        {
          type: "command:local:Command",
          name: "sweep",
          parent: "dev-eni-sweep",
          after: ["cilium", "dev-cilium", "aws:eks/cluster:Cluster::dev"],
        },
        ...nodeGroup("general", al2023, { template }),
        ...nodeGroup("hardened", TOML, { template: {} }),
      ],
      plan,
    ),
    userData: new Map([
      ["general.mime", al2023],
      ["hardened.toml", TOML],
    ]),
    helm: new Map([
      [
        "linkerd-cni",
        {
          chart: "linkerd2-cni",
          repository: "https://helm.linkerd.io/edge",
          version: "2026.6.3",
          namespace: "linkerd-cni",
          values: { iptablesMode: "plain", k8sServiceHost: ENDPOINT_PLACEHOLDER.slice(8) },
          patches: [
            {
              apiVersion: "apps/v1",
              kind: "DaemonSet",
              namespace: "linkerd-cni",
              name: "linkerd-cni",
              patch: { spec: { template: { spec: { hostNetwork: true } } } },
            },
          ],
        },
      ],
    ]),
  };
}

import type { PlannedResource } from "../plan";
import { at, stringAt } from "./plan-value";

/** How long something usually takes to be created. Nothing here was measured by us. */
export interface TypicalDuration {
  /** What it is for, for people: `EKS control plane`. */
  readonly what: string;
  readonly fromSec: number;
  readonly toSec: number;
  /** Where somebody said or showed so, and when; `estimate` where nobody did. */
  readonly source: string;
  /** Page of the source. */
  readonly url?: string;
}

/** Types and, where types are shared, what tells them apart. The first that fits counts. */
interface Entry extends TypicalDuration {
  readonly type: RegExp;
  readonly parent?: string;
  readonly fits?: (resource: PlannedResource) => boolean;
}

/** Day on which the sources were read. */
export const DURATIONS_READ = "2026-11-24";

const ISSUES = "https://github.com/";

const TERRAFORM_2022 = {
  source: "a log of Terraform, terraform-aws-modules/terraform-aws-eks#2203, 2022-08",
  url: `${ISSUES}terraform-aws-modules/terraform-aws-eks/issues/2203`,
};
const TERRAFORM_2024 = {
  source: "a log of Terraform, DevopsArtFactory/terraform-provisioning#46, 2024-11",
  url: `${ISSUES}DevopsArtFactory/terraform-provisioning/pull/46`,
};
const PULUMI_EKS = {
  source: "a log of Pulumi, pulumi/pulumi-eks#1819: a second or two",
  url: `${ISSUES}pulumi/pulumi-eks/issues/1819`,
};
const ESTIMATE = { source: "estimate" };

/**
 * Typical durations, from public logs and pages where there are any, otherwise estimated and called so. They weigh
 * the graph's longest path and are shown beside it; nothing is decided by them.
 */
const DURATIONS: readonly Entry[] = [
  {
    what: "EKS control plane",
    type: /^aws:eks\/cluster:Cluster$/,
    fromSec: 8 * 60,
    toSec: 15 * 60,
    source:
      "Amazon EKS API reference, CreateCluster: 10 to 15 minutes; logs of Terraform: 8 min 33 s (2024-11) and 9 min 43 s (2022-08)",
    url: "https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html",
  },
  {
    what: "managed node group",
    type: /^aws:eks\/nodeGroup:NodeGroup$/,
    fromSec: 100,
    toSec: 5 * 60,
    source: `${TERRAFORM_2024.source}: 1 min 48 s and 1 min 59 s; upper end estimated`,
    url: TERRAFORM_2024.url,
  },
  {
    what: "Auto Scaling group",
    type: /^aws:autoscaling\/group:Group$/,
    fromSec: 30,
    toSec: 3 * 60,
    ...ESTIMATE,
  },
  {
    what: "NAT gateway",
    type: /^aws:ec2\/natGateway:NatGateway$/,
    fromSec: 90,
    toSec: 2.5 * 60,
    source:
      "a log of Terraform, hashicorp-education/learn-terraform-provision-eks-cluster#22: over 1 min 20 s; upper end estimated",
    url: `${ISSUES}hashicorp-education/learn-terraform-provision-eks-cluster/issues/22`,
  },
  {
    what: "EKS add-on",
    type: /^aws:eks\/addon:Addon$/,
    fromSec: 15,
    toSec: 2 * 60,
    ...ESTIMATE,
  },
  {
    what: "VPC",
    type: /^aws:ec2\/vpc:Vpc$/,
    fromSec: 2,
    toSec: 25,
    source: "a log of Terraform, turbot/steampipe-plugin-aws#131, 2021-03: 24 s at most",
    url: `${ISSUES}turbot/steampipe-plugin-aws/pull/131`,
  },
  {
    what: "subnet",
    type: /^aws:ec2\/subnet:Subnet$/,
    fromSec: 1,
    toSec: 11,
    ...TERRAFORM_2022,
    source: `${TERRAFORM_2022.source}: 10 s in public subnets`,
  },
  {
    what: "OIDC provider",
    type: /^aws:iam\/openIdConnectProvider:OpenIdConnectProvider$/,
    fromSec: 1,
    toSec: 2,
    ...TERRAFORM_2024,
  },
  {
    what: "role, policy or attachment in IAM",
    type: /^aws:iam\//,
    fromSec: 1,
    toSec: 10,
    ...PULUMI_EKS,
  },
  {
    what: "Helm release that waits for its pods",
    type: /^kubernetes:helm\.sh\/v3:Release$/,
    // Definitions have no pods to wait for.
    fits: ({ inputs }) =>
      at(inputs, "skipAwait") !== true && !/\bcrds?\b/.test(stringAt(inputs, "chart") ?? ""),
    fromSec: 30,
    toSec: 3 * 60,
    ...ESTIMATE,
  },
  {
    what: "Helm release that waits for nothing",
    type: /^kubernetes:helm\.sh\/v3:Release$/,
    fromSec: 3,
    toSec: 20,
    ...ESTIMATE,
  },
  {
    what: "health gate",
    type: /^command:local:Command$/,
    parent: "eks-cni:index:HealthGate",
    fromSec: 20,
    toSec: 90,
    ...ESTIMATE,
  },
  {
    what: "nodes of an Auto Scaling group, until they are Ready",
    type: /^command:local:Command$/,
    parent: "eks-cni:index:SelfManagedNodeGroup",
    fits: ({ name }) => !name.endsWith("-ami"),
    fromSec: 60,
    toSec: 4 * 60,
    ...ESTIMATE,
  },
  {
    what: "Gateway API CRDs",
    type: /^command:local:Command$/,
    parent: "eks-cni:index:GatewayApiCrds",
    fromSec: 3,
    toSec: 20,
    ...ESTIMATE,
  },
  {
    what: "command that asks or has nothing to do",
    type: /^command:local:Command$/,
    fromSec: 1,
    toSec: 10,
    ...ESTIMATE,
  },
  { what: "provider", type: /^pulumi:providers:/, fromSec: 0, toSec: 1, ...ESTIMATE },
  { what: "object in Kubernetes", type: /^kubernetes:/, fromSec: 1, toSec: 5, ...ESTIMATE },
  { what: "anything else", type: /^/, fromSec: 1, toSec: 10, ...ESTIMATE },
];

/** What the creation of a resource typically takes. Components take none: they are drawn around their children. */
export function typicalDuration(
  resource: PlannedResource,
  parent: PlannedResource | undefined,
): TypicalDuration {
  const found = DURATIONS.find(
    (entry) =>
      entry.type.test(resource.type) &&
      (entry.parent === undefined || entry.parent === parent?.type) &&
      (entry.fits === undefined || entry.fits(resource)),
  );
  return found ?? { what: "anything else", fromSec: 1, toSec: 10, ...ESTIMATE };
}

function part(seconds: number): string {
  if (seconds < 60) return `${String(Math.round(seconds))} s`;
  // Nobody knows the halves of a sum of ranges.
  const minutes = seconds < 600 ? Math.round(seconds / 30) / 2 : Math.round(seconds / 60);
  return `${String(minutes).replace(".5", "½").replace(/^0½/, "½")} min`;
}

/** `1–10 s`, `8–15 min`, `20 s – 1½ min`. */
export function durationText({
  fromSec,
  toSec,
}: Pick<TypicalDuration, "fromSec" | "toSec">): string {
  const [from, to] = [part(fromSec), part(toSec)];
  if (from === to) return from;
  const [number = "", unit] = from.split(" ");
  return to.endsWith(` ${unit ?? ""}`) ? `${number}–${to}` : `${from} – ${to}`;
}

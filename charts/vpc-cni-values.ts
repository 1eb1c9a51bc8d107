import { VpcCniAs, VpcCniMode } from "../spec/choices";
import type { Document } from "../spec/cluster-input";
import type { VpcCniSpec } from "../spec/cluster-spec";
import { ChartValuesError } from "./chart-values-error";
import { eksImageRegistry } from "./eks-image-registries";
import { mergeValues, nestValues } from "./merge-values";
import { withStringVariables } from "./vpc-cni-addon-keys";
import { withClusterTag } from "./vpc-cni-eni-tags";
import type { VpcCniPath } from "./vpc-cni-reasons";

/** What the settings of aws-vpc-cni need to know about the cluster and about the CNI on top. */
export interface VpcCniContext {
  readonly clusterName: string;
  readonly region: string;
  /** URL of the Kubernetes API, with `https://`. */
  readonly endpoint: string;
  /** Nodes get /28 prefixes instead of single addresses. */
  readonly prefixDelegation: boolean;
  /** aws-node translates pod traffic that leaves the VPC. */
  readonly masquerade: boolean;
  /** Calico is on top and reads pods' addresses from an annotation. */
  readonly annotatePodIp: boolean;
  /** aws-node's role, where its ServiceAccount names it (IRSA). */
  readonly roleArn?: string;
}

type FlatValues = Partial<Record<VpcCniPath, unknown>>;

const ROLE_ANNOTATION = "eks.amazonaws.com/role-arn";
const IMAGES = ["image", "init.image", "nodeAgent.image"] as const;

/** What the chart and the add-on spell alike. Variables are strings. */
function commonSettings(context: VpcCniContext): FlatValues {
  return {
    ...(context.annotatePodIp ? { "env.ANNOTATE_POD_IP": "true" } : {}),
    "env.AWS_VPC_K8S_CNI_EXTERNALSNAT": String(!context.masquerade),
    "env.CLUSTER_ENDPOINT": context.endpoint,
    "env.ENABLE_PREFIX_DELEGATION": String(context.prefixDelegation),
    ...(context.prefixDelegation ? { "env.WARM_PREFIX_TARGET": "1" } : {}),
    enableNetworkPolicy: "false",
  };
}

/** Without a registry the chart's own stays: the rule `vpc-cni-image-region` asks for one. */
function imageSettings(region: string): FlatValues {
  const registry = eksImageRegistry(region);
  return registry === undefined
    ? {}
    : Object.fromEntries(
        IMAGES.flatMap((image) => [
          [`${image}.account`, registry.account],
          [`${image}.region`, registry.region],
          [`${image}.domain`, registry.domain],
        ]),
      );
}

function chartSettings(context: VpcCniContext): FlatValues {
  return {
    ...commonSettings(context),
    ...imageSettings(context.region),
    "env.CLUSTER_NAME": context.clusterName,
    originalMatchLabels: true,
    ...(context.roleArn === undefined
      ? {}
      : { "serviceAccount.annotations": { [ROLE_ANNOTATION]: context.roleArn } }),
  };
}

function requireInstalled(vpcCni: VpcCniSpec, as: VpcCniAs): void {
  if (vpcCni.mode !== VpcCniMode.Installed || vpcCni.as !== as) {
    throw new ChartValuesError(
      "not-available",
      "vpcCni",
      `mode ${vpcCni.mode} as ${vpcCni.as ?? "nothing"} has no settings of ${as === VpcCniAs.Helm ? "the chart aws-vpc-cni" : "the add-on vpc-cni"}; write mode: installed, as: ${as}`,
    );
  }
}

/** The user's settings over ours; tags are joined, so that those of the user do not take away the cluster's. */
function laidOver(settings: FlatValues, values: Document, clusterName: string): Document {
  return withClusterTag(mergeValues(nestValues(settings), values), clusterName);
}

/**
 * Values for the chart `aws-vpc-cni`, below Cilium (`chained`) or Calico (`policyOnly`). `vpcCni.values` are laid over
 * them last and have the last word, see {@link mergeValues}. Why each value is there: `VPC_CNI_REASONS`.
 *
 * @throws ChartValuesError unless aws-vpc-cni is `installed` as a Helm release
 */
export function vpcCniValues(vpcCni: VpcCniSpec, context: VpcCniContext): Document {
  requireInstalled(vpcCni, VpcCniAs.Helm);
  return laidOver(chartSettings(context), vpcCni.values, context.clusterName);
}

/**
 * The `configurationValues` of the EKS add-on `vpc-cni`, with the same settings as the chart. Images, selector and role
 * are EKS's business. EKS takes variables as strings only, and so they are written.
 *
 * @throws ChartValuesError unless aws-vpc-cni is `installed` as an add-on
 */
export function vpcCniAddonConfiguration(vpcCni: VpcCniSpec, context: VpcCniContext): Document {
  requireInstalled(vpcCni, VpcCniAs.Addon);
  return withStringVariables(laidOver(commonSettings(context), vpcCni.values, context.clusterName));
}

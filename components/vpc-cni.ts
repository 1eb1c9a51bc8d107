import { createHash } from "node:crypto";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type VpcCniContext, vpcCniAddonConfiguration, vpcCniValues } from "../charts";
import { VPC_CNI_ADDON } from "../pins/addons";
import { PINS } from "../pins/pins";
import { judgeParts } from "../rules/judge";
import { OperatorIdentity, VpcCniAs, VpcCniMode } from "../spec/choices";
import type { VpcCniInstallSettings, VpcCniSettings } from "../spec/cluster-input";
import type { VpcCniSpec } from "../spec/cluster-spec";
import { DEFAULTS } from "../spec/defaults";
import { resolveVpcCni } from "../spec/resolve";
import { helmRelease } from "./helm-release";
import { reportProblems } from "./judgement";
import { lineageOf } from "./lineage";
import { requireKubernetesProvider } from "./require-provider";
import { settle } from "./settle";
import type { TagsArgs } from "./tags-args";
import { VPC_CNI_NAMESPACE, VpcCniIdentity } from "./vpc-cni-identity";

/** Name of the Helm release. */
const RELEASE = "aws-vpc-cni";

/** What is rolled out when aws-vpc-cni runs. */
export const VPC_CNI_WORKLOADS = [{ namespace: VPC_CNI_NAMESPACE, resource: "daemonset/aws-node" }];

/** aws-vpc-cni on any EKS cluster. */
export interface VpcCniArgs extends VpcCniInstallSettings {
  readonly clusterName: pulumi.Input<string>;
  /** URL of the Kubernetes API; aws-node talks to it directly, without kube-proxy. */
  readonly endpoint: pulumi.Input<string>;
  readonly region: string;
  /** How aws-node gets its AWS permissions; `podIdentity` needs the pod-identity agent on the nodes. @default irsa */
  readonly identity?: OperatorIdentity;
  /** Needed for `identity: irsa`. */
  readonly oidcProviderArn?: pulumi.Input<string>;
  /** Needed for `identity: irsa`. */
  readonly oidcIssuer?: pulumi.Input<string>;
  /** Nodes get /28 prefixes instead of single addresses; new nodes only. @default false */
  readonly prefixDelegation?: boolean;
  /** aws-node translates pod traffic that leaves the VPC; nodes in public subnets need it. @default false */
  readonly masquerade?: boolean;
  /** Calico is on top and reads pods' addresses from an annotation; aws-node may then patch pods. @default false */
  readonly annotatePodIp?: boolean;
  /** @default - none */
  readonly tags?: TagsArgs;
}

/**
 * aws-vpc-cni, which gives pods addresses of the VPC: on its own, or below Cilium (`chained`) or Calico (`policyOnly`).
 * As an EKS add-on or as a Helm release, with the same settings and a role of its own. The release never waits, because
 * it comes before the first node; put a `RolloutGate` behind it.
 *
 * Taken out of a program, or destroyed, it leaves aws-node where it runs: a cluster that lives needs it until its last
 * node is another CNI's. A cluster that goes takes it along.
 */
export class VpcCni extends pulumi.ComponentResource {
  /** Changes whenever version or settings do. Whoever waits for it waits for the installation. */
  readonly configurationHash: pulumi.Output<string>;
  /** The role of aws-node. */
  readonly roleArn: pulumi.Output<string>;

  constructor(name: string, args: VpcCniArgs, opts?: pulumi.ComponentResourceOptions) {
    super("eks-cni:index:VpcCni", name, {}, opts);
    const settings: VpcCniSettings = { ...installSettings(args), mode: VpcCniMode.Installed };
    const plain = resolveVpcCni(settle(settings) as VpcCniSettings);
    const asChart = plain.as === VpcCniAs.Helm;
    if (asChart) requireKubernetesProvider(this, name);
    if (lineageOf(opts) === undefined) {
      const { region } = args;
      reportProblems(this, (date) => judgeParts({ vpcCni: plain, region, date }, "vpcCni"));
    }
    const identity = new VpcCniIdentity(
      name,
      {
        clusterName: args.clusterName,
        region: args.region,
        kind: args.identity ?? DEFAULTS.cni.operatorIdentity,
        ...(args.oidcProviderArn === undefined ? {} : { oidcProviderArn: args.oidcProviderArn }),
        ...(args.oidcIssuer === undefined ? {} : { oidcIssuer: args.oidcIssuer }),
        ...(args.tags === undefined ? {} : { tags: args.tags }),
      },
      { parent: this },
    );
    const known = pulumi
      .output({
        settings,
        clusterName: args.clusterName,
        endpoint: args.endpoint,
        roleArn: identity.roleArn,
      })
      .apply((all) => ({
        spec: resolveVpcCni(all.settings),
        context: {
          clusterName: all.clusterName,
          endpoint: all.endpoint,
          region: args.region,
          prefixDelegation: args.prefixDelegation ?? false,
          masquerade: args.masquerade ?? DEFAULTS.cni.masqueradeEni,
          annotatePodIp: args.annotatePodIp ?? false,
          ...(isIrsa(args) ? { roleArn: all.roleArn } : {}),
        },
      }));
    // After the role's policy, and after the association of Pod Identity, which reaches new pods only.
    const child = { parent: this, dependsOn: [identity] };
    this.configurationHash = asChart
      ? installChart(name, plain, known, child)
      : installAddon(
          name,
          { args, version: plain.version, roleArn: identity.roleArn },
          known,
          child,
        );
    this.roleArn = identity.roleArn;
    this.registerOutputs({ configurationHash: this.configurationHash, roleArn: this.roleArn });
  }
}

type Known = pulumi.Output<{ readonly spec: VpcCniSpec; readonly context: VpcCniContext }>;

function installSettings(args: VpcCniArgs): VpcCniInstallSettings {
  const { as, version, chartRepository, values } = args;
  return {
    ...(as === undefined ? {} : { as }),
    ...(version === undefined ? {} : { version }),
    ...(chartRepository === undefined ? {} : { chartRepository }),
    ...(values === undefined ? {} : { values }),
  };
}

function isIrsa({ identity }: VpcCniArgs): boolean {
  return (identity ?? DEFAULTS.cni.operatorIdentity) === OperatorIdentity.Irsa;
}

/** Through what was installed: whoever waits for the hash waits for it. */
function hashOf(parts: pulumi.Input<unknown>[], installed: pulumi.Output<string>) {
  return pulumi
    .all([pulumi.output(parts), installed])
    .apply(([content]) => createHash("sha256").update(JSON.stringify(content)).digest("hex"));
}

function installChart(
  name: string,
  plain: VpcCniSpec,
  known: Known,
  child: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
  const { chart, repository, version } = PINS.charts.awsVpcCni;
  const values = known.apply(({ spec, context }) => vpcCniValues(spec, context));
  const release = helmRelease(
    name,
    {
      releaseName: RELEASE,
      namespace: VPC_CNI_NAMESPACE,
      chart,
      repository: plain.chartRepository ?? repository,
      version: plain.version ?? version,
      values,
    },
    // To uninstall it would take the network away from every pod.
    { ...child, retainOnDelete: true },
  );
  return hashOf([plain.version, values], release.id);
}

interface AddonParts {
  readonly args: VpcCniArgs;
  readonly version: string | undefined;
  readonly roleArn: pulumi.Output<string>;
}

function installAddon(
  name: string,
  { args, version, roleArn }: AddonParts,
  known: Known,
  child: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
  const configurationValues = known.apply(({ spec, context }) =>
    JSON.stringify(vpcCniAddonConfiguration(spec, context)),
  );
  const addon = new aws.eks.Addon(
    name,
    {
      clusterName: args.clusterName,
      addonName: VPC_CNI_ADDON,
      ...(version === undefined ? {} : { addonVersion: version }),
      configurationValues,
      ...(isIrsa(args) ? { serviceAccountRoleArn: roleArn } : {}),
      // A Helm release of ours may be there: it has the same names and selector.
      resolveConflictsOnCreate: "OVERWRITE",
      // What people changed by hand since is theirs.
      resolveConflictsOnUpdate: "PRESERVE",
      // To delete aws-node would take the network away from every pod.
      preserve: true,
      ...(args.tags === undefined ? {} : { tags: args.tags }),
    },
    child,
  );
  return hashOf([version ?? "", configurationValues], addon.id);
}

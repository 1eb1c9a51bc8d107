import { createHash } from "node:crypto";
import * as aws from "@pulumi/aws";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { Provider } from "@pulumi/pulumi/provider";
import { judge } from "./judge";
import type { JsonObject } from "./json";
import type { Sdk } from "./sdk";

/** Arguments of a bare cluster, as they arrive. */
interface BareClusterArgs {
  readonly name?: pulumi.Input<string>;
  readonly version?: pulumi.Input<string>;
  readonly subnetIds?: pulumi.Input<string[]>;
  readonly authenticationMode?: string;
  readonly endpointPrivateAccess?: pulumi.Input<boolean>;
  readonly endpointPublicAccess?: pulumi.Input<boolean>;
  readonly publicAccessCidrs?: pulumi.Input<string[]>;
  readonly ipFamily?: pulumi.Input<string>;
  readonly kubernetesServiceIpAddressRange?: pulumi.Input<string>;
  readonly enabledClusterLogTypes?: pulumi.Input<string[]>;
  readonly encryptionConfigKeyArn?: pulumi.Input<string>;
  readonly upgradePolicy?: pulumi.Input<aws.types.input.eks.ClusterUpgradePolicy>;
  readonly deletionProtection?: pulumi.Input<boolean>;
  readonly bootstrapSelfManagedAddons?: pulumi.Input<boolean>;
  readonly tags?: pulumi.Input<Record<string, string>>;
  readonly accessEntries?: Record<string, AccessEntry>;
}

interface AccessEntry {
  readonly principalArn: string;
  readonly kubernetesGroups?: string[];
  readonly username?: string;
  readonly type?: string;
  readonly tags?: Record<string, string>;
  readonly accessPolicies?: Record<
    string,
    { policyArn: string; accessScope: { type: string; namespaces?: string[] } }
  >;
}

const CLUSTER_POLICY = "AmazonEKSClusterPolicy";

/**
 * Stands in for the plugin of `@pulumi/eks`: a bare `eks:index:Cluster` with the children that the real
 * one registers (pulumi/pulumi-eks v4.3.0: nodejs/eks/cluster/cluster.ts, nodejs/eks/servicerole.ts).
 */
export function eksProvider(sdk: Sdk): Provider {
  return {
    version: sdk.version,
    schema: JSON.stringify({ name: sdk.name, version: sdk.version }),
    construct: async (name, type, inputs, options) => {
      if (type !== "eks:index:Cluster") {
        throw new Error(`the echo provider of @pulumi/eks has no ${type}`);
      }
      await refuseUnknown(sdk, type, inputs);
      const cluster = new BareCluster(name, await plainChoices(inputs), options);
      return { urn: cluster.urn, state: cluster.outputs };
    },
  };
}

/** A `ServiceRole` of pulumi-eks, which `resolvedRole` makes to wait for its policies. */
class ServiceRole extends pulumi.ComponentResource {
  readonly resolvedRole: pulumi.Output<aws.iam.Role>;
  readonly directRole: aws.iam.Role;

  constructor(name: string, tags: BareClusterArgs["tags"], opts: pulumi.ComponentResourceOptions) {
    super("eks:index:ServiceRole", name, {}, opts);
    const { partition } = aws.getPartitionOutput({}, { parent: this });
    this.directRole = new aws.iam.Role(
      `${name}-role`,
      {
        description: "Allows EKS to manage clusters on your behalf.",
        assumeRolePolicy: JSON.stringify({
          Version: "2012-10-17",
          Statement: [
            {
              Action: ["sts:AssumeRole", "sts:TagSession"],
              Effect: "Allow",
              Principal: { Service: ["eks.amazonaws.com"] },
            },
          ],
        }),
        ...(tags === undefined ? {} : { tags }),
      },
      { parent: this },
    );
    const attachment = new aws.iam.RolePolicyAttachment(
      `${name}-${shortHash(`arn:aws:iam::aws:policy/${CLUSTER_POLICY}`)}`,
      {
        policyArn: pulumi.interpolate`arn:${partition}:iam::aws:policy/${CLUSTER_POLICY}`,
        role: this.directRole,
      },
      { parent: this },
    );
    this.resolvedRole = pulumi
      .all([this.directRole.arn, attachment.id])
      .apply(() => this.directRole);
    this.registerOutputs({ resolvedRole: this.resolvedRole, directRole: this.directRole });
  }
}

class BareCluster extends pulumi.ComponentResource {
  readonly outputs: Record<string, unknown>;

  constructor(name: string, args: BareClusterArgs, opts: pulumi.ComponentResourceOptions) {
    super("eks:index:Cluster", name, args, opts);
    const role = new ServiceRole(`${name}-eksRole`, args.tags, { parent: this });
    const eksCluster = new aws.eks.Cluster(`${name}-eksCluster`, clusterArgs(name, args, role), {
      parent: this,
      ignoreChanges: [
        "accessConfig.bootstrapClusterCreatorAdminPermissions",
        "bootstrapSelfManagedAddons",
      ],
      dependsOn: [role.resolvedRole],
    });
    const kubeconfig = pulumi
      .all([eksCluster.name, eksCluster.endpoint, eksCluster.certificateAuthority])
      .apply(([cluster, endpoint, ca]) => kubeconfigOf(cluster, endpoint, ca.data ?? ""));
    const provider = new k8s.Provider(
      `${name}-eks-k8s`,
      { kubeconfig: kubeconfig.apply((config) => JSON.stringify(config)) },
      { parent: this },
    );
    registerAccessEntries(name, eksCluster, args.accessEntries ?? {}, this);
    const issuer = eksCluster.identities.apply((all) => all[0]?.oidcs?.[0]?.issuer ?? "");
    const securityGroupId = eksCluster.vpcConfig.apply((vpc) => vpc.clusterSecurityGroupId ?? "");
    this.outputs = {
      eksCluster,
      kubeconfig,
      kubeconfigJson: pulumi.jsonStringify(kubeconfig),
      core: { cluster: eksCluster, endpoint: eksCluster.endpoint, provider, kubeconfig },
      clusterSecurityGroupId: securityGroupId,
      nodeSecurityGroupId: securityGroupId,
      clusterIngressRuleId: "",
      defaultNodeGroupAsgName: "",
      fargateProfileId: "",
      fargateProfileStatus: "",
      instanceRoles: [],
      oidcProviderArn: "",
      oidcProviderUrl: issuer,
      oidcIssuer: issuer.apply((url) => url.replace("https://", "")),
      autoModeNodeRoleName: "",
    };
    this.registerOutputs(this.outputs);
  }
}

function clusterArgs(name: string, args: BareClusterArgs, role: ServiceRole): aws.eks.ClusterArgs {
  const encryption = args.encryptionConfigKeyArn;
  return {
    roleArn: role.directRole.arn,
    bootstrapSelfManagedAddons: args.bootstrapSelfManagedAddons ?? true,
    vpcConfig: {
      subnetIds: args.subnetIds ?? [],
      ...given({
        endpointPrivateAccess: args.endpointPrivateAccess,
        endpointPublicAccess: args.endpointPublicAccess,
        publicAccessCidrs: args.publicAccessCidrs,
      }),
    },
    tags: pulumi.output(args.tags).apply((tags) => ({ Name: `${name}-eksCluster`, ...tags })),
    ...given({
      name: args.name,
      version: args.version,
      enabledClusterLogTypes: args.enabledClusterLogTypes,
      upgradePolicy: args.upgradePolicy,
      deletionProtection: args.deletionProtection,
      encryptionConfig:
        encryption === undefined
          ? undefined
          : { provider: { keyArn: encryption }, resources: ["secrets"] },
      kubernetesNetworkConfig: networkConfig(args),
      accessConfig:
        args.authenticationMode === undefined
          ? undefined
          : {
              authenticationMode: args.authenticationMode,
              bootstrapClusterCreatorAdminPermissions: true,
            },
    }),
  };
}

function networkConfig(
  args: BareClusterArgs,
): pulumi.Output<aws.types.input.eks.ClusterKubernetesNetworkConfig> | undefined {
  const { ipFamily, kubernetesServiceIpAddressRange } = args;
  if (ipFamily === undefined && kubernetesServiceIpAddressRange === undefined) {
    return undefined;
  }
  return pulumi
    .all([ipFamily ?? "ipv4", kubernetesServiceIpAddressRange])
    .apply(([family, range]) => ({
      ipFamily: family,
      ...(family === "ipv4" && range !== undefined ? { serviceIpv4Cidr: range } : {}),
    }));
}

function registerAccessEntries(
  name: string,
  cluster: aws.eks.Cluster,
  entries: Record<string, AccessEntry>,
  parent: pulumi.Resource,
): void {
  for (const [key, entry] of Object.entries(entries)) {
    const { accessPolicies, principalArn, username, ...rest } = entry;
    const made = new aws.eks.AccessEntry(
      `${name}-${key}`,
      { clusterName: cluster.name, principalArn, ...given({ ...rest, userName: username }) },
      { parent, dependsOn: [cluster] },
    );
    for (const [policyKey, policy] of Object.entries(accessPolicies ?? {})) {
      new aws.eks.AccessPolicyAssociation(
        `${name}-${key}-${policyKey}`,
        { clusterName: cluster.name, principalArn, ...policy },
        { parent: made, dependsOn: [made] },
      );
    }
  }
}

/** Structural choices arrive as outputs that are always known. */
async function plainChoices(inputs: pulumi.Inputs): Promise<BareClusterArgs> {
  const { accessEntries, authenticationMode } = inputs as Record<string, unknown>;
  const plain = await settled({ accessEntries, authenticationMode });
  return { ...(inputs as BareClusterArgs), ...given(plain) };
}

async function refuseUnknown(sdk: Sdk, type: string, inputs: pulumi.Inputs): Promise<void> {
  const about = sdk.resource(type);
  const failures = about === undefined ? [] : judge(sdk, about.inputs, await settledAll(inputs));
  if (failures.length > 0) {
    throw new pulumi.InputPropertiesError({
      message: `${type} has wrong properties`,
      errors: failures.map(({ path, reason }) => ({ propertyPath: path, reason })),
    });
  }
}

/** Known values of every input; what is not known is left null. */
async function settledAll(inputs: pulumi.Inputs): Promise<JsonObject> {
  const entries = Object.entries(inputs);
  const values = await Promise.all(
    entries.map(async ([key, value]) => [key, (await settled({ value })).value ?? null] as const),
  );
  return Object.fromEntries(values.filter(([, value]) => value !== null));
}

async function settled<T extends Record<string, unknown>>(
  values: T,
): Promise<Partial<Record<keyof T, never>>> {
  const output = pulumi.output(values) as unknown as {
    promise(): Promise<Record<string, unknown>>;
    isKnown: Promise<boolean>;
  };
  return ((await output.isKnown) ? await output.promise() : {}) as Partial<Record<keyof T, never>>;
}

function given<T extends Record<string, unknown>>(
  values: T,
): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

function kubeconfigOf(cluster: string, endpoint: string, ca: string): Record<string, unknown> {
  const named = { name: "kubernetes" };
  return {
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ ...named, cluster: { server: endpoint, "certificate-authority-data": ca } }],
    contexts: [{ name: "aws", context: { cluster: "kubernetes", user: "aws" } }],
    "current-context": "aws",
    users: [
      {
        name: "aws",
        user: {
          exec: {
            apiVersion: "client.authentication.k8s.io/v1beta1",
            command: "aws",
            args: ["eks", "get-token", "--cluster-name", cluster],
          },
        },
      },
    ],
  };
}

function shortHash(text: string): string {
  return createHash("sha1").update(text).digest("hex").slice(0, 8);
}

import { createHash } from "node:crypto";
import type { Json, PlannedOptions } from "./plan";
import type { Expanded } from "./expanded";
import type { Recorded, Recorder } from "./recorder";
import type { Registration } from "./registration";
import { answerEksCluster, kubeconfigOf } from "./eks-answer";
import { partitionOf } from "./placeholders/aws";
import { providerUrn } from "./urn";
import { dependenciesIn, isMap, type JsonMap, lower } from "./wire";

/** Type of the control plane component that its own provider builds. */
export const EKS_CLUSTER = "eks:index:Cluster";

const SERVICE_POLICY = "AmazonEKSClusterPolicy";

/**
 * True for the arguments whose resources are known: a bare cluster in a given VPC, with nothing on it.
 * Any other cluster stays opaque.
 */
export function isBare(inputs: JsonMap): boolean {
  const off = (key: string) => isMap(inputs[key]) && inputs[key]["enabled"] === false;
  const absent = (...keys: readonly string[]) =>
    keys.every((key) => inputs[key] === undefined || inputs[key] === false);
  return (
    inputs["skipDefaultNodeGroup"] === true &&
    inputs["skipDefaultSecurityGroups"] === true &&
    inputs["useDefaultVpcCni"] === true &&
    off("kubeProxyAddonOptions") &&
    off("corednsAddonOptions") &&
    inputs["authenticationMode"] === "API" &&
    inputs["vpcId"] !== undefined &&
    inputs["subnetIds"] !== undefined &&
    absent(
      "autoMode",
      "clusterSecurityGroup",
      "createInstanceRole",
      "createOidcProvider",
      "creationRoleProvider",
      "fargate",
      "instanceRole",
      "instanceRoles",
      "serviceRole",
      "storageClasses",
    )
  );
}

/**
 * Registers what the provider of `@pulumi/eks` makes for a bare cluster, with the names, parents and edges it gives.
 *
 * @see pulumi/pulumi-eks: nodejs/eks/cluster/cluster.ts and nodejs/eks/servicerole.ts (v4.3.0)
 */
export function expandEksCluster(
  recorder: Recorder,
  component: Recorded,
  registration: Registration,
): Expanded {
  const { name, inputs: wire } = registration;
  const args = lower(wire) as JsonMap;
  const from = (...keys: readonly string[]): readonly string[] => {
    const found = new Set(keys.flatMap((key) => registration.propertyDependencies.get(key) ?? []));
    keys.forEach((key) => dependenciesIn(wire[key] ?? null, found));
    return [...found];
  };
  const make = (child: Child): Recorded =>
    recorder.register(
      {
        parent: component.urn,
        custom: true,
        remote: false,
        dependencies: [],
        additionalSecretOutputs: [],
        ...child,
        provider: undefined,
        options: { ...awsProvider(child.type, registration), ...child.options },
        inputs: defined(child.inputs),
        propertyDependencies: new Map(Object.entries(child.from ?? {})),
      },
      { expandedFrom: component.urn },
    );

  const service = `${name}-eksRole`;
  const policyArn = `arn:${partitionOf(recorder.region)}:iam::aws:policy/${SERVICE_POLICY}`;
  const policyId = `arn:aws:iam::aws:policy/${SERVICE_POLICY}`;
  const serviceRole = make({
    type: "eks:index:ServiceRole",
    name: service,
    custom: false,
    inputs: {
      service: "eks.amazonaws.com",
      description: "Allows EKS to manage clusters on your behalf.",
      managedPolicyArns: [{ id: policyId, arn: policyArn }],
      tags: args["tags"],
      assumeRoleActions: ["sts:AssumeRole", "sts:TagSession"],
    },
    from: { tags: from("tags") },
  });
  const role = make({
    type: "aws:iam/role:Role",
    name: `${service}-role`,
    parent: serviceRole.urn,
    inputs: {
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
      description: "Allows EKS to manage clusters on your behalf.",
      tags: args["tags"],
    },
    from: { tags: from("tags") },
  });
  const attachment = make({
    type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    name: `${service}-${createHash("sha1").update(policyId).digest("hex").slice(0, 8)}`,
    parent: serviceRole.urn,
    inputs: { policyArn, role: role.id },
    from: { role: [role.urn] },
  });
  const cluster = make({
    type: "aws:eks/cluster:Cluster",
    name: `${name}-eksCluster`,
    inputs: {
      accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: true },
      bootstrapSelfManagedAddons: args["bootstrapSelfManagedAddons"] ?? true,
      deletionProtection: args["deletionProtection"],
      enabledClusterLogTypes: args["enabledClusterLogTypes"],
      encryptionConfig:
        args["encryptionConfigKeyArn"] === undefined
          ? undefined
          : { provider: { keyArn: args["encryptionConfigKeyArn"] }, resources: ["secrets"] },
      kubernetesNetworkConfig: networkConfig(args),
      name: args["name"],
      roleArn: role.properties["arn"],
      tags: { Name: `${name}-eksCluster`, ...mapOf(args["clusterTags"]), ...mapOf(args["tags"]) },
      upgradePolicy: args["upgradePolicy"],
      version: args["version"],
      vpcConfig: defined({
        endpointPrivateAccess: args["endpointPrivateAccess"],
        endpointPublicAccess: args["endpointPublicAccess"],
        publicAccessCidrs: args["publicAccessCidrs"],
        subnetIds: args["subnetIds"],
      }),
    },
    from: {
      encryptionConfig: from("encryptionConfigKeyArn"),
      kubernetesNetworkConfig: from("kubernetesServiceIpAddressRange", "ipFamily"),
      name: from("name"),
      roleArn: [role.urn],
      tags: from("tags", "clusterTags"),
      version: from("version"),
      vpcConfig: from(
        "subnetIds",
        "publicAccessCidrs",
        "endpointPrivateAccess",
        "endpointPublicAccess",
      ),
    },
    // All policies are attached before the cluster is made.
    dependencies: [role.urn, attachment.urn],
    options: {
      ignoreChanges: [
        "accessConfig.bootstrapClusterCreatorAdminPermissions",
        "bootstrapSelfManagedAddons",
      ],
    },
  });
  const kubeconfig = kubeconfigOf(cluster, args, recorder.region, true);
  const kubernetes = make({
    type: "pulumi:providers:kubernetes",
    name: `${name}-eks-k8s`,
    inputs: {
      kubeconfig: JSON.stringify(kubeconfig),
      enableConfigMapMutable: args["enableConfigMapMutable"],
    },
    from: { kubeconfig: [cluster.urn] },
  });
  makeAccessEntries(make, name, cluster, args, from("accessEntries"));
  return answerEksCluster({ cluster, kubernetes, role, args, region: recorder.region });
}

interface Child {
  readonly type: string;
  readonly name: string;
  readonly inputs: { readonly [key: string]: Json | undefined };
  readonly parent?: string;
  readonly custom?: boolean;
  readonly dependencies?: readonly string[];
  readonly options?: PlannedOptions;
  /** Input to the resources whose values it holds. */
  readonly from?: { readonly [input: string]: readonly string[] };
}

/** Access entries and their policies are named after the keys of the component's map. */
function makeAccessEntries(
  make: (child: Child) => Recorded,
  name: string,
  cluster: Recorded,
  args: JsonMap,
  from: readonly string[],
): void {
  const clusterName = cluster.properties["name"];
  for (const [key, value] of Object.entries(mapOf(args["accessEntries"]))) {
    const entry = mapOf(value);
    const principalArn = entry["principalArn"];
    const { accessPolicies, username, ...rest } = entry;
    const made = make({
      type: "aws:eks/accessEntry:AccessEntry",
      name: `${name}-${key}`,
      inputs: { ...rest, clusterName, userName: username },
      from: { clusterName: [cluster.urn], principalArn: from },
      dependencies: [cluster.urn],
    });
    for (const [policy, association] of Object.entries(mapOf(accessPolicies))) {
      const { accessScope, policyArn } = mapOf(association);
      make({
        type: "aws:eks/accessPolicyAssociation:AccessPolicyAssociation",
        name: `${name}-${key}-${policy}`,
        parent: made.urn,
        inputs: { accessScope, clusterName, policyArn, principalArn },
        from: { clusterName: [cluster.urn], principalArn: from },
        dependencies: [made.urn],
      });
    }
  }
}

function networkConfig(args: JsonMap): JsonMap | undefined {
  const { kubernetesServiceIpAddressRange: range, ipFamily } = args;
  if (range === undefined && ipFamily === undefined) return undefined;
  const family = ipFamily ?? "ipv4";
  return defined({ ipFamily: family, serviceIpv4Cidr: family === "ipv4" ? range : undefined });
}

function awsProvider(type: string, { provider, options }: Registration): PlannedOptions {
  if (!type.startsWith("aws:")) return {};
  const given = mapOf(options["providers"])["aws"];
  const used = provider === undefined ? given : providerUrn(provider);
  return typeof used === "string" ? { provider: used } : {};
}

function mapOf(value: Json | undefined): JsonMap {
  return isMap(value) ? value : {};
}

function defined(fields: { readonly [key: string]: Json | undefined }): JsonMap {
  return Object.fromEntries(
    Object.entries(fields).filter((field): field is [string, Json] => field[1] !== undefined),
  );
}

import * as aws from "@pulumi/aws";
import * as eks from "@pulumi/eks";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { IpFamily, UpgradePolicy } from "../spec/choices";
import type { EndpointSettings } from "../spec/cluster-input";
import { DEFAULTS } from "../spec/defaults";
import type { AccessEntriesSettingsArgs } from "./cluster-args";
import { setHandles } from "./handles";
import { type AwsCredentialsArgs, renderKubeconfig } from "./kubeconfig";
import { partitionOf } from "./partition";
import type { TagsArgs } from "./tags-args";

/** Audience of the tokens that pods exchange for AWS credentials. */
const STS_AUDIENCE = "sts.amazonaws.com";

/** A control plane without any add-on, or one that exists. */
export interface ControlPlaneArgs {
  /** Name of the EKS cluster: 1 to 100 letters, digits, `-`, `_`. Changing it replaces everything. */
  readonly clusterName: string;
  /** AWS region of the cluster. */
  readonly region: string;
  /** Kubernetes minor. Raising it upgrades in place. Ignored for an existing cluster. */
  readonly version: string;
  /** The cluster exists and is only looked up. @default false */
  readonly existing?: boolean;
  /**
   * An existing cluster has an IAM OIDC provider, which IRSA needs, and it is looked up. AWS answers "not found" when
   * there is none: create it (`eksctl utils associate-iam-oidc-provider`), or use Pod Identity and write false.
   *
   * @default true
   */
  readonly oidcProvider?: boolean;
  /** VPC of the cluster. */
  readonly vpcId: pulumi.Input<string>;
  /** Subnets of the control plane's interfaces, in two zones or more. */
  readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
  /** CIDR of Services, fixed at creation. @default "172.20.0.0/16" - with ipv6 EKS chooses */
  readonly serviceCidr?: string;
  /** Fixed at creation. @default ipv4 */
  readonly ipFamily?: IpFamily;
  /** @default - public and private, open to the world */
  readonly endpoint?: EndpointSettings;
  /** Principals beside the one that creates the cluster. @default - none */
  readonly accessEntries?: AccessEntriesSettingsArgs;
  /** KMS key for envelope encryption of Secrets. Adding one is for good. @default - EKS's own key */
  readonly kmsKeyArn?: pulumi.Input<string>;
  /** @default [audit, authenticator] */
  readonly logTypes?: string[];
  /** @default STANDARD */
  readonly upgradePolicy?: UpgradePolicy;
  /** EKS refuses to delete the cluster, and Pulumi too, until it is switched off. @default false */
  readonly deletionProtection?: boolean;
  /** @default - none */
  readonly tags?: TagsArgs;
  /** @default - the environment of whoever runs Pulumi */
  readonly credentials?: AwsCredentialsArgs;
}

/**
 * An EKS control plane in its bare form: no aws-node, no kube-proxy, no CoreDNS, no node group, access by
 * API entries only. It also makes the OIDC provider for IRSA and the Kubernetes provider that everything
 * on the cluster uses.
 */
export class ControlPlane extends pulumi.ComponentResource {
  readonly clusterName: pulumi.Output<string>;
  readonly endpoint: pulumi.Output<string>;
  readonly certificateAuthority: pulumi.Output<string>;
  readonly serviceCidr: pulumi.Output<string>;
  readonly clusterSecurityGroupId: pulumi.Output<string>;
  readonly oidcIssuer: pulumi.Output<string>;
  readonly oidcProviderArn: pulumi.Output<string>;
  /** Holds no secret: it asks `aws eks get-token`. */
  readonly kubeconfig: pulumi.Output<string>;

  constructor(name: string, args: ControlPlaneArgs, opts?: pulumi.ComponentResourceOptions) {
    super("eks-cni:index:ControlPlane", name, {}, opts);
    const child = { parent: this };
    const created = args.existing === true ? undefined : createCluster(name, args, this);
    const found = created === undefined ? lookUpCluster(args, this) : created.connection;

    this.clusterName = found.name;
    this.endpoint = found.endpoint;
    this.certificateAuthority = found.certificateAuthority;
    this.serviceCidr = found.serviceCidr;
    this.clusterSecurityGroupId = found.clusterSecurityGroupId;
    this.oidcIssuer = found.oidcIssuer;
    // No thumbprints: IAM trusts the authorities behind EKS issuers by itself.
    this.oidcProviderArn =
      created === undefined
        ? lookUpOidcProvider(args, found.oidcIssuer, this)
        : new aws.iam.OpenIdConnectProvider(
            name,
            {
              url: found.oidcIssuer,
              clientIdLists: [STS_AUDIENCE],
              ...(args.tags === undefined ? {} : { tags: args.tags }),
            },
            child,
          ).arn;
    this.kubeconfig = pulumi
      .output({
        clusterName: found.name,
        endpoint: found.endpoint,
        certificateAuthority: found.certificateAuthority,
        roleArn: args.credentials?.roleArn,
      })
      .apply((values) =>
        renderKubeconfig({
          ...values,
          region: args.region,
          profileName: args.credentials?.profileName,
        }),
      );
    const kubernetes = new k8s.Provider(
      name,
      {
        kubeconfig: this.kubeconfig,
        // The issuer changes exactly when the cluster is another one; a name or ARN survives replacement.
        clusterIdentifier: this.oidcIssuer,
        enableServerSideApply: true,
      },
      child,
    );
    setHandles(this, { kubernetes, owned: created?.cluster });
    this.registerOutputs({
      clusterName: this.clusterName,
      endpoint: this.endpoint,
      certificateAuthority: this.certificateAuthority,
      serviceCidr: this.serviceCidr,
      clusterSecurityGroupId: this.clusterSecurityGroupId,
      oidcIssuer: this.oidcIssuer,
      oidcProviderArn: this.oidcProviderArn,
      kubeconfig: this.kubeconfig,
    });
  }
}

interface Connection {
  readonly name: pulumi.Output<string>;
  readonly endpoint: pulumi.Output<string>;
  readonly certificateAuthority: pulumi.Output<string>;
  readonly serviceCidr: pulumi.Output<string>;
  readonly clusterSecurityGroupId: pulumi.Output<string>;
  readonly oidcIssuer: pulumi.Output<string>;
}

/** What both `aws.eks.Cluster` and its look-up answer, where they name things alike. */
interface ServiceNetwork {
  readonly serviceIpv4Cidr?: string | undefined;
  readonly serviceIpv6Cidr?: string | undefined;
}

function serviceCidrOf(
  network: ServiceNetwork | undefined,
  ipFamily: IpFamily | undefined,
): string {
  const cidr = ipFamily === IpFamily.Ipv6 ? network?.serviceIpv6Cidr : network?.serviceIpv4Cidr;
  return cidr ?? "";
}

function createCluster(
  name: string,
  args: ControlPlaneArgs,
  parent: ControlPlane,
): { cluster: eks.Cluster; connection: Connection } {
  const ipv6 = args.ipFamily === IpFamily.Ipv6;
  const { credentials, endpoint } = args;
  const protect = args.deletionProtection ?? DEFAULTS.cluster.deletionProtection;
  const cluster = new eks.Cluster(
    name,
    {
      name: args.clusterName,
      version: args.version,
      vpcId: args.vpcId,
      subnetIds: args.subnetIds,
      // The five arguments of a bare cluster (pulumi/pulumi-eks: nodejs/eks/cluster/cluster.ts, v4.3.0).
      // useDefaultVpcCni means "make no vpc-cni add-on"; only the next line keeps EKS from making aws-node.
      useDefaultVpcCni: true,
      bootstrapSelfManagedAddons: false,
      kubeProxyAddonOptions: { enabled: false },
      corednsAddonOptions: { enabled: false },
      skipDefaultNodeGroup: true,
      // Managed node groups use the security group that EKS makes.
      skipDefaultSecurityGroups: true,
      authenticationMode: eks.AuthenticationMode.Api,
      accessEntries: accessEntries(args.accessEntries ?? {}, partitionOf(args.region)),
      createOidcProvider: false,
      endpointPublicAccess: endpoint?.public ?? DEFAULTS.cluster.endpointPublic,
      endpointPrivateAccess: endpoint?.private ?? DEFAULTS.cluster.endpointPrivate,
      // Without the public endpoint eks.Cluster throws on them (same file, createCore).
      ...(endpoint?.publicAccessCidrs === undefined || endpoint.public === false
        ? {}
        : { publicAccessCidrs: endpoint.publicAccessCidrs }),
      ...(ipv6
        ? { ipFamily: IpFamily.Ipv6 }
        : { kubernetesServiceIpAddressRange: args.serviceCidr ?? DEFAULTS.cluster.serviceCidr }),
      enabledClusterLogTypes: [...(args.logTypes ?? DEFAULTS.cluster.logTypes)],
      ...(args.kmsKeyArn === undefined ? {} : { encryptionConfigKeyArn: args.kmsKeyArn }),
      upgradePolicy: { supportType: args.upgradePolicy ?? DEFAULTS.cluster.upgradePolicy },
      deletionProtection: protect,
      ...(args.tags === undefined ? {} : { tags: args.tags }),
      // Always given: with an explicit AWS provider it is required, and without it the profile of whoever runs
      // Pulumi goes into the state, so that the next person's preview is not empty (same file, createCluster).
      providerCredentialOpts: {
        ...(credentials?.profileName === undefined ? {} : { profileName: credentials.profileName }),
        ...(credentials?.roleArn === undefined ? {} : { roleArn: credentials.roleArn }),
      },
    },
    { parent, protect },
  );
  const inner = cluster.eksCluster;
  return {
    cluster,
    connection: {
      name: inner.apply((made) => made.name),
      endpoint: inner.apply((made) => made.endpoint),
      certificateAuthority: inner
        .apply((made) => made.certificateAuthority)
        .apply((ca) => ca.data ?? ""),
      serviceCidr: inner
        .apply((made) => made.kubernetesNetworkConfig)
        .apply((network) => serviceCidrOf(network, args.ipFamily)),
      clusterSecurityGroupId: inner
        .apply((made) => made.vpcConfig)
        .apply((vpc) => vpc.clusterSecurityGroupId ?? ""),
      oidcIssuer: inner
        .apply((made) => made.identities)
        .apply((identities) => identities[0]?.oidcs?.[0]?.issuer ?? ""),
    },
  };
}

/** Whoever made the cluster made its IAM OIDC provider, or did without. */
function lookUpOidcProvider(
  args: ControlPlaneArgs,
  url: pulumi.Output<string>,
  parent: ControlPlane,
): pulumi.Output<string> {
  return args.oidcProvider === false
    ? pulumi.output("")
    : aws.iam.getOpenIdConnectProviderOutput({ url }, { parent }).arn;
}

function lookUpCluster(args: ControlPlaneArgs, parent: ControlPlane): Connection {
  const found = aws.eks.getClusterOutput({ name: args.clusterName }, { parent });
  return {
    name: found.name,
    endpoint: found.endpoint,
    certificateAuthority: found.certificateAuthorities.apply((list) => list[0]?.data ?? ""),
    serviceCidr: found.kubernetesNetworkConfigs.apply((list) =>
      serviceCidrOf(list[0], args.ipFamily),
    ),
    clusterSecurityGroupId: found.vpcConfig.apply((vpc) => vpc.clusterSecurityGroupId),
    oidcIssuer: found.identities.apply((list) => list[0]?.oidcs[0]?.issuer ?? ""),
  };
}

/** EKS's access policies are ARNs of one form; people write their names. */
function policyArn(policy: string, partition: string): string {
  return policy.startsWith("arn:")
    ? policy
    : `arn:${partition}:eks::aws:cluster-access-policy/${policy}`;
}

function accessEntries(
  entries: AccessEntriesSettingsArgs,
  partition: string,
): Record<string, eks.types.input.AccessEntryArgs> {
  return Object.fromEntries(
    Object.entries(entries).map(([name, entry]) => [
      name,
      {
        principalArn: entry.principalArn,
        accessPolicies: Object.fromEntries(
          (entry.policies ?? []).map((policy) => [
            policy.policy.replace(/^.*\//, ""),
            {
              policyArn: policyArn(policy.policy, partition),
              accessScope:
                policy.namespaces === undefined
                  ? { type: "cluster" }
                  : { type: "namespace", namespaces: policy.namespaces },
            },
          ]),
        ),
      },
    ]),
  );
}

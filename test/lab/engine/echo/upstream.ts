/** Where the provider behind `@pulumi/aws` does otherwise than CloudFormation, or alone says something. */
export interface UpstreamWord {
  readonly type: string;
  /** Names of Pulumi, from the outermost in; it also holds for all below. */
  readonly path: string;
  readonly replaces: boolean | "when removed";
  /** File of hashicorp/terraform-provider-aws below `internal/service/`, and the words in it that say so. */
  readonly source: string;
}

const CLUSTER = "aws:eks/cluster:Cluster";
const GROUP = "aws:eks/nodeGroup:NodeGroup";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const ASSOCIATION = "aws:eks/accessPolicyAssociation:AccessPolicyAssociation";

/**
 * `@pulumi/aws` is bridged from the Terraform provider: what has `ForceNew` there is replaced, whatever
 * CloudFormation would do. Each entry is a place where the specification of AWS says another thing, or nothing.
 */
export const UPSTREAM_WORDS: readonly UpstreamWord[] = [
  {
    type: CLUSTER,
    path: "vpcConfig",
    replaces: false,
    source:
      "eks/cluster.go: AttrVPCConfig and its AttrSubnetIDs, AttrSecurityGroupIDs have no ForceNew",
  },
  {
    type: CLUSTER,
    path: "encryptionConfig",
    replaces: "when removed",
    source:
      'eks/cluster.go: ForceNewIfChange("encryption_config", …) when len(old) == 1 and len(new) == 0',
  },
  {
    type: CLUSTER,
    path: "kubernetesNetworkConfig.elasticLoadBalancing",
    replaces: false,
    source: 'eks/cluster.go: only "ip_family" and "service_ipv4_cidr" have ForceNew: true',
  },
  ...["id", "name"].map((name) => ({
    type: GROUP,
    path: `launchTemplate.${name}`,
    replaces: true,
    source: `eks/node_group.go: AttrLaunchTemplate, its ${name} has ForceNew: true`,
  })),
  {
    type: GROUP,
    path: "nodeGroupNamePrefix",
    replaces: true,
    source: 'eks/node_group.go: "node_group_name_prefix" has ForceNew: true',
  },
  ...["defaultVersion", "updateDefaultVersion"].map((path) => ({
    type: TEMPLATE,
    path,
    replaces: false,
    source: "ec2/ec2_launch_template.go: no ForceNew",
  })),
  {
    type: TEMPLATE,
    path: "namePrefix",
    replaces: true,
    source: 'ec2/ec2_launch_template.go: "name_prefix" has ForceNew: true',
  },
  {
    type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
    path: "routeTableId",
    replaces: false,
    source: 'ec2/vpc_route_table_association.go: "route_table_id" has no ForceNew',
  },
  {
    type: "aws:ec2/routeTable:RouteTable",
    path: "routes",
    replaces: false,
    source: 'ec2/vpc_route_table.go: "route" has no ForceNew',
  },
  {
    type: "aws:ec2/internetGateway:InternetGateway",
    path: "vpcId",
    replaces: false,
    source: 'ec2/vpc_internet_gateway.go: "vpc_id" has no ForceNew; the gateway is attached anew',
  },
  {
    type: "aws:ec2/vpc:Vpc",
    path: "assignGeneratedIpv6CidrBlock",
    replaces: false,
    source: 'ec2/vpc_.go: "assign_generated_ipv6_cidr_block" has no ForceNew',
  },
  {
    type: "aws:iam/rolePolicy:RolePolicy",
    path: "namePrefix",
    replaces: true,
    source: 'iam/role_policy.go: "name_prefix" has ForceNew: true',
  },
  ...["role", "policyArn"].map((path) => ({
    type: ATTACHMENT,
    path,
    replaces: true,
    source: 'iam/role_policy_attachment.go: "role" and "policy_arn" have ForceNew: true',
  })),
  ...["accessScope", "clusterName", "policyArn", "principalArn"].map((path) => ({
    type: ASSOCIATION,
    path,
    replaces: true,
    source:
      "eks/access_policy_association.go: no update function, every argument has ForceNew: true",
  })),
];

/**
 * Lists whose order does not count: `schema.TypeSet` in the same files. The specification of AWS does not say it.
 */
export const UPSTREAM_SETS: Readonly<Record<string, readonly string[]>> = {
  [CLUSTER]: [
    "enabledClusterLogTypes",
    "encryptionConfig.resources",
    "vpcConfig.publicAccessCidrs",
    "vpcConfig.securityGroupIds",
    "vpcConfig.subnetIds",
  ],
  [GROUP]: ["remoteAccess.sourceSecurityGroupIds", "subnetIds", "taints"],
  [TEMPLATE]: ["vpcSecurityGroupIds"],
  [ASSOCIATION]: ["accessScope.namespaces"],
  "aws:ec2/routeTable:RouteTable": ["propagatingVgws", "routes"],
  "aws:eks/accessEntry:AccessEntry": ["kubernetesGroups"],
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": ["clientIdLists"],
};

/**
 * Properties that Pulumi names by itself when the program does not. Named by the program, the old resource goes
 * before the new one.
 *
 * Source: pulumi/pulumi-terraform-bridge v3.120.0 pkg/tfbridge/schema.go, nameRequiresDeleteBeforeReplace; `name` by
 * SetAutonaming, `nodeGroupName` by pulumi/pulumi-aws provider/resources.go, "aws_eks_node_group".
 */
export const AUTONAMED: readonly string[] = ["name", "nodeGroupName"];

/**
 * A launch template gets a new version with every change but these.
 *
 * Source: hashicorp/terraform-provider-aws internal/service/ec2/ec2_launch_template.go,
 * customdiff.ComputedIf("latest_version", …).
 */
export const TEMPLATE_KEEPS_VERSION: readonly string[] = [
  "name",
  "namePrefix",
  "description",
  "defaultVersion",
  "updateDefaultVersion",
];

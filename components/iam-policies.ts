/** A statement of an IAM policy, with the keys of the policy language. */
export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: "Allow";
  readonly Principal?: Readonly<Record<string, string>>;
  readonly Action: readonly string[];
  readonly Resource?: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** An IAM policy document. */
export interface PolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly PolicyStatement[];
}

function policy(...statements: readonly PolicyStatement[]): PolicyDocument {
  return { Version: "2012-10-17", Statement: statements };
}

/**
 * Where the permissions of Cilium's operator end.
 *
 * Without region, account and cluster name they end at the partition; each of the three narrows them.
 */
export interface CiliumOperatorScope {
  /** `aws`, `aws-cn` or `aws-us-gov`. */
  readonly partition: string;
  /** @default "*" */
  readonly region?: string;
  /** @default "*" */
  readonly accountId?: string;
  /** Cilium's name of the cluster: only ENIs tagged with it may be deleted. @default - any ENI that Cilium made */
  readonly ciliumClusterName?: string;
}

/**
 * What Cilium's operator asks of EC2 in ENI mode: the union over 1.18 to 1.20, so that an upgrade needs no
 * second change.
 *
 * @see cilium/cilium: Documentation/network/concepts/ipam/eni.rst, "Required Privileges", 0e22bde
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 */
export function ciliumOperatorPolicy(scope: CiliumOperatorScope): PolicyDocument {
  const at = `arn:${scope.partition}:ec2:${scope.region ?? "*"}:${scope.accountId ?? "*"}:`;
  const interfaces = `${at}network-interface/*`;
  return policy(
    {
      // EC2 knows no resource for Describe calls, and a prefix list may belong to another account.
      Sid: "Read",
      Effect: "Allow",
      Action: [
        "ec2:DescribeInstances",
        "ec2:DescribeInstanceTypes",
        "ec2:DescribeManagedPrefixLists",
        "ec2:DescribeNetworkInterfaces",
        "ec2:DescribeRouteTables",
        "ec2:DescribeSecurityGroups",
        "ec2:DescribeSubnets",
        "ec2:DescribeTags",
        "ec2:DescribeVpcs",
        "ec2:GetManagedPrefixListEntries",
      ],
      Resource: ["*"],
    },
    {
      // No tag condition on subnets and security groups: they are the user's, and so are their tags.
      Sid: "CreateInterface",
      Effect: "Allow",
      Action: ["ec2:CreateNetworkInterface"],
      Resource: [interfaces, `${at}subnet/*`, `${at}security-group/*`],
    },
    {
      // The operator tags in the call that creates (pkg/aws/ec2/ec2.go, CreateNetworkInterface), never later.
      Sid: "TagInterfaceAtCreation",
      Effect: "Allow",
      Action: ["ec2:CreateTags"],
      Resource: [interfaces],
      Condition: { StringEquals: { "ec2:CreateAction": "CreateNetworkInterface" } },
    },
    {
      // Addresses also go to each node's primary interface, which Cilium did not make and cannot tag: no condition.
      Sid: "ConfigureInterface",
      Effect: "Allow",
      Action: [
        "ec2:AssignIpv6Addresses",
        "ec2:AssignPrivateIpAddresses",
        "ec2:ModifyNetworkInterfaceAttribute",
        "ec2:UnassignPrivateIpAddresses",
      ],
      // ModifyNetworkInterfaceAttribute is also authorised against these when it changes the attachment or the groups.
      Resource: [interfaces, `${at}instance/*`, `${at}security-group/*`],
    },
    {
      Sid: "AttachInterface",
      Effect: "Allow",
      Action: ["ec2:AttachNetworkInterface"],
      Resource: [interfaces, `${at}instance/*`, `${at}security-group/*`],
    },
    {
      // Deletion is what cannot be undone. Cilium's ENIs carry its tags from their first moment on.
      Sid: "DeleteOwnInterface",
      Effect: "Allow",
      Action: ["ec2:DeleteNetworkInterface"],
      Resource: [interfaces],
      Condition: {
        StringEquals: {
          "aws:ResourceTag/io.cilium/cilium-managed": "true",
          ...(scope.ciliumClusterName === undefined
            ? {}
            : { "aws:ResourceTag/io.cilium/cluster-name": scope.ciliumClusterName }),
        },
      },
    },
  );
}

/** Which ServiceAccount may take a role through the cluster's OIDC issuer. */
export interface IrsaSubject {
  /** ARN of the `aws.iam.OpenIdConnectProvider`. */
  readonly providerArn: string;
  /** Issuer of the cluster, with or without `https://`. */
  readonly issuer: string;
  readonly namespace: string;
  readonly serviceAccount: string;
}

/**
 * Trust of a role for one ServiceAccount (IRSA).
 *
 * @see awsdocs/amazon-eks-user-guide: latest/ug/manage-access/aws-access/associate-service-account-role.adoc
 */
export function irsaTrustPolicy(subject: IrsaSubject): PolicyDocument {
  const issuer = subject.issuer.replace(/^https:\/\//, "");
  return policy({
    Effect: "Allow",
    Principal: { Federated: subject.providerArn },
    Action: ["sts:AssumeRoleWithWebIdentity"],
    Condition: {
      StringEquals: {
        [`${issuer}:aud`]: "sts.amazonaws.com",
        [`${issuer}:sub`]: `system:serviceaccount:${subject.namespace}:${subject.serviceAccount}`,
      },
    },
  });
}

/**
 * Trust of a role for EKS Pod Identity; which ServiceAccount it is for stands in the association.
 *
 * @see awsdocs/amazon-eks-user-guide: latest/ug/manage-access/aws-access/pod-id-role.adoc
 */
export const POD_IDENTITY_TRUST_POLICY: PolicyDocument = policy({
  Effect: "Allow",
  Principal: { Service: "pods.eks.amazonaws.com" },
  Action: ["sts:AssumeRole", "sts:TagSession"],
});

/** Trust of a node's role. The service's name is the same in every partition. */
export const NODE_TRUST_POLICY: PolicyDocument = policy({
  Effect: "Allow",
  Principal: { Service: "ec2.amazonaws.com" },
  Action: ["sts:AssumeRole"],
});

/** AWS's policy for aws-vpc-cni on IPv4: it changes interfaces and their addresses, and describes what it must know. */
export const VPC_CNI_POLICY = "AmazonEKS_CNI_Policy";

/** ARN of a policy that AWS manages. */
export function managedPolicyArn(partition: string, name: string): string {
  return `arn:${partition}:iam::aws:policy/${name}`;
}

/** What a node's role is for. */
export interface NodePolicyChoice {
  /** `aws`, `aws-cn` or `aws-us-gov`. */
  readonly partition: string;
  /** Session Manager reaches the node. */
  readonly sessionManager: boolean;
  /** aws-vpc-cni runs on the node, with the node's permissions. */
  readonly vpcCni: boolean;
}

/**
 * Managed policies of a node's role. EKS's worker policy is needed whatever the CNI: nodeadm calls
 * `ec2:DescribeInstances`, Bottlerocket's pluto `eks:DescribeCluster`.
 */
export function nodePolicyArns(choice: NodePolicyChoice): string[] {
  return [
    "AmazonEKSWorkerNodePolicy",
    "AmazonEC2ContainerRegistryPullOnly",
    ...(choice.sessionManager ? ["AmazonSSMManagedInstanceCore"] : []),
    ...(choice.vpcCni ? [VPC_CNI_POLICY] : []),
  ].map((name) => managedPolicyArn(choice.partition, name));
}

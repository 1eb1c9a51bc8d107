/** How a type of Pulumi is called in CloudFormation. */
export interface SpecNames {
  readonly type: string;
  /** Where properties go that are not named alike; by their first name. */
  readonly names?: Readonly<Record<string, readonly string[]>>;
  /** What is not in `names` is below this property. */
  readonly below?: string;
}

/**
 * Types of `@pulumi/aws` and of AWS's resource specification. A property whose name differs only in its first letter
 * needs no entry.
 */
export const SPEC_NAMES: Readonly<Record<string, SpecNames>> = {
  "aws:autoscaling/group:Group": {
    type: "AWS::AutoScaling::AutoScalingGroup",
    names: { name: ["AutoScalingGroupName"], vpcZoneIdentifiers: ["VPCZoneIdentifier"] },
  },
  "aws:ec2/eip:Eip": { type: "AWS::EC2::EIP" },
  "aws:ec2/internetGateway:InternetGateway": { type: "AWS::EC2::InternetGateway" },
  "aws:ec2/launchTemplate:LaunchTemplate": {
    type: "AWS::EC2::LaunchTemplate",
    below: "LaunchTemplateData",
    names: {
      name: ["LaunchTemplateName"],
      description: ["VersionDescription"],
      tags: ["TagSpecifications"],
      vpcSecurityGroupIds: ["LaunchTemplateData", "SecurityGroupIds"],
    },
  },
  "aws:ec2/natGateway:NatGateway": { type: "AWS::EC2::NatGateway" },
  "aws:ec2/routeTable:RouteTable": { type: "AWS::EC2::RouteTable" },
  "aws:ec2/routeTableAssociation:RouteTableAssociation": {
    type: "AWS::EC2::SubnetRouteTableAssociation",
  },
  "aws:ec2/subnet:Subnet": { type: "AWS::EC2::Subnet" },
  "aws:ec2/vpc:Vpc": { type: "AWS::EC2::VPC" },
  "aws:eks/accessEntry:AccessEntry": { type: "AWS::EKS::AccessEntry" },
  "aws:eks/addon:Addon": {
    type: "AWS::EKS::Addon",
    names: {
      preserve: ["PreserveOnDelete"],
      resolveConflictsOnCreate: ["ResolveConflicts"],
      resolveConflictsOnUpdate: ["ResolveConflicts"],
    },
  },
  "aws:eks/cluster:Cluster": {
    type: "AWS::EKS::Cluster",
    names: {
      vpcConfig: ["ResourcesVpcConfig"],
      enabledClusterLogTypes: ["Logging", "ClusterLogging", "EnabledTypes"],
    },
  },
  "aws:eks/nodeGroup:NodeGroup": {
    type: "AWS::EKS::Nodegroup",
    names: {
      forceUpdateVersion: ["ForceUpdateEnabled"],
      nodeRoleArn: ["NodeRole"],
      subnetIds: ["Subnets"],
    },
  },
  "aws:eks/podIdentityAssociation:PodIdentityAssociation": {
    type: "AWS::EKS::PodIdentityAssociation",
  },
  "aws:iam/instanceProfile:InstanceProfile": {
    type: "AWS::IAM::InstanceProfile",
    names: { name: ["InstanceProfileName"], role: ["Roles"] },
  },
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": {
    type: "AWS::IAM::OIDCProvider",
    names: { clientIdLists: ["ClientIdList"], thumbprintLists: ["ThumbprintList"] },
  },
  "aws:iam/role:Role": {
    type: "AWS::IAM::Role",
    names: { name: ["RoleName"], assumeRolePolicy: ["AssumeRolePolicyDocument"] },
  },
  "aws:iam/rolePolicy:RolePolicy": {
    type: "AWS::IAM::RolePolicy",
    names: { name: ["PolicyName"], role: ["RoleName"], policy: ["PolicyDocument"] },
  },
};

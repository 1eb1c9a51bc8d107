import type { JsonMap } from "../../wire";
import { type FactTable, terraformAws } from "./type-facts";

/** A rule of a security group names one kind of peer; another kind is another rule. */
const PEERS = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"];

function otherKindOfPeer(before: JsonMap, after: JsonMap): readonly string[] {
  const [old, next] = [before, after].map((inputs) =>
    PEERS.find((key) => inputs[key] !== undefined),
  );
  return old === next ? [] : [old, next].filter((key) => key !== undefined);
}

/** Facts of the types of `aws:ec2` and of `aws:vpc`. */
export const ec2Facts: FactTable = {
  "aws:ec2/launchTemplate:LaunchTemplate": {
    forces: ["name", "namePrefix"],
    sets: ["networkInterfaces[*].securityGroups", "securityGroupNames", "vpcSecurityGroupIds"],
    names: ["name"],
    // An update of the data makes a version, and of the description too; tags belong to the template itself.
    renews: {
      outputs: ["latestVersion", "defaultVersion"],
      unless: ["defaultVersion", "tags", "updateDefaultVersion"],
    },
    source: terraformAws("ec2/ec2_launch_template.go", "025e4f81cab8553cb052aebfcc5987e2aa8c702a"),
    note: "a preview does not say so of a changed description, and says so of changed tags; what an update really does is counted",
  },
  "aws:ec2/vpc:Vpc": {
    forces: ["cidrBlock", "ipv4IpamPoolId", "ipv4NetmaskLength"],
    // Only from dedicated to default is there a way.
    forcesSometimes: (
      { instanceTenancy: old = "default" },
      { instanceTenancy: next = "default" },
    ) => (old !== next && !(old === "dedicated" && next === "default") ? ["instanceTenancy"] : []),
    renews: {
      outputs: ["ipv6AssociationId", "ipv6CidrBlock"],
      by: ["assignGeneratedIpv6CidrBlock"],
    },
    source: terraformAws("ec2/vpc_.go", "00081ce41cc691433ac19bf42227cdabffd0454d"),
  },
  "aws:ec2/subnet:Subnet": {
    forces: [
      "availabilityZone",
      "availabilityZoneId",
      "cidrBlock",
      "ipv4IpamPoolId",
      "ipv4NetmaskLength",
      "ipv6IpamPoolId",
      "ipv6Native",
      "ipv6NetmaskLength",
      "outpostArn",
      "vpcId",
    ],
    // A block that interfaces got their addresses from cannot be taken away.
    forcesSometimes: (before, after) =>
      before["ipv6CidrBlock"] !== after["ipv6CidrBlock"] &&
      before["assignIpv6AddressOnCreation"] === true
        ? ["ipv6CidrBlock"]
        : [],
    source: terraformAws("ec2/vpc_subnet.go", "00cda125a19d31754cb0d073cf551264c57955cb"),
  },
  "aws:ec2/internetGateway:InternetGateway": {
    forces: [],
    source: terraformAws("ec2/vpc_internet_gateway.go", "08923b68b5ad6fcfdd38362fb5247e39a9b07add"),
    note: "another VPC detaches and attaches",
  },
  "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway": {
    forces: ["vpcId"],
    source: terraformAws(
      "ec2/vpc_egress_only_internet_gateway.go",
      "08923b68b5ad6fcfdd38362fb5247e39a9b07add",
    ),
  },
  "aws:ec2/natGateway:NatGateway": {
    forces: [
      "allocationId",
      "connectivityType",
      "privateIp",
      "secondaryPrivateIpAddressCount",
      "subnetId",
    ],
    sets: ["secondaryAllocationIds", "secondaryPrivateIpAddresses"],
    source: terraformAws("ec2/vpc_nat_gateway.go", "04088eaa54948421bf1ef7494ae2b2c01d9243e3"),
  },
  "aws:ec2/eip:Eip": {
    forces: ["address", "domain", "ipamPoolId", "networkBorderGroup", "publicIpv4Pool"],
    source: terraformAws("ec2/ec2_eip.go", "01606926a0c0ab9174aec440f976a48b0baee722"),
  },
  "aws:ec2/routeTable:RouteTable": {
    forces: ["vpcId"],
    sets: ["propagatingVgws", "routes"],
    source: terraformAws("ec2/vpc_route_table.go", "022092419b7cda11527df3c6b51cbfe1876c1722"),
  },
  "aws:ec2/routeTableAssociation:RouteTableAssociation": {
    forces: ["gatewayId", "subnetId"],
    source: terraformAws(
      "ec2/vpc_route_table_association.go",
      "0be71beb458ad8875e0acc5c91519c0ceeb214aa",
    ),
  },
  "aws:ec2/securityGroup:SecurityGroup": {
    forces: ["description", "name", "namePrefix", "vpcId"],
    sets: ["egress", "egress[*].securityGroups", "ingress", "ingress[*].securityGroups"],
    names: ["name"],
    source: terraformAws("ec2/vpc_security_group.go", "01606926a0c0ab9174aec440f976a48b0baee722"),
  },
  "aws:ec2/securityGroupRule:SecurityGroupRule": {
    forces: [
      "cidrBlocks",
      "fromPort",
      "ipv6CidrBlocks",
      "prefixListIds",
      "protocol",
      "securityGroupId",
      "self",
      "sourceSecurityGroupId",
      "toPort",
      "type",
    ],
    source: terraformAws(
      "ec2/vpc_security_group_rule.go",
      "0d90774d0fdd40607cbf3b07cbab20b95c481163",
    ),
  },
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": {
    forces: ["securityGroupId"],
    forcesSometimes: otherKindOfPeer,
    source: terraformAws(
      "ec2/vpc_security_group_ingress_rule.go",
      "00a322094b4b9ade8a81b244345dbcf4b52ee8d6",
    ),
  },
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": {
    forces: ["securityGroupId"],
    forcesSometimes: otherKindOfPeer,
    source: terraformAws(
      "ec2/vpc_security_group_egress_rule.go",
      "050ac11163cab8cdae5936a7f40b0e528ff780df",
    ),
    note: "it shares all of this with the ingress rule",
  },
};

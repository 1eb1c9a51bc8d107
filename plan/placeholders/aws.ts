import { type Birth, autoName, hex, type Shape, textInput } from "./birth";
import { eksShapes } from "./eks";

/** An account number that nobody has. */
export const ACCOUNT = "123456789012";

/** EC2's prefixes of ids, by type; 17 hexadecimal digits follow. */
const ID_PREFIXES: Readonly<Record<string, string>> = {
  "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway": "eigw",
  "aws:ec2/eip:Eip": "eipalloc",
  "aws:ec2/instance:Instance": "i",
  "aws:ec2/internetGateway:InternetGateway": "igw",
  "aws:ec2/launchTemplate:LaunchTemplate": "lt",
  "aws:ec2/natGateway:NatGateway": "nat",
  "aws:ec2/networkAcl:NetworkAcl": "acl",
  "aws:ec2/networkInterface:NetworkInterface": "eni",
  "aws:ec2/routeTable:RouteTable": "rtb",
  "aws:ec2/routeTableAssociation:RouteTableAssociation": "rtbassoc",
  "aws:ec2/securityGroup:SecurityGroup": "sg",
  "aws:ec2/subnet:Subnet": "subnet",
  "aws:ec2/vpc:Vpc": "vpc",
  "aws:ec2/vpcEndpoint:VpcEndpoint": "vpce",
  "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation": "vpc-cidr-assoc",
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": "sgr",
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": "sgr",
};

const SHAPES: Readonly<Record<string, (birth: Birth) => Shape>> = {
  ...eksShapes,
  "aws:ec2/launchTemplate:LaunchTemplate": () => ({
    properties: { latestVersion: 1, defaultVersion: 1 },
  }),
  "aws:ec2/eip:Eip": ({ urn }) => ({
    properties: { allocationId: `eipalloc-${hex(urn, 17)}`, publicIp: address("203.0.113", urn) },
  }),
  "aws:ec2/natGateway:NatGateway": ({ urn }) => ({
    properties: { publicIp: address("203.0.113", urn), privateIp: address("192.0.2", urn) },
  }),
  "aws:ec2/vpc:Vpc": ({ urn, inputs }) => ({
    properties: {
      defaultSecurityGroupId: `sg-${hex(`${urn}#sg`, 17)}`,
      mainRouteTableId: `rtb-${hex(`${urn}#rtb`, 17)}`,
      ...(inputs["assignGeneratedIpv6CidrBlock"] === true
        ? { ipv6CidrBlock: `2001:db8:${hex(urn, 4)}:${hex(`${urn}#6`, 2)}00::/56` }
        : {}),
    },
  }),
  "aws:iam/role:Role": (birth) => iam(birth, "role", "AROA"),
  "aws:iam/user:User": (birth) => iam(birth, "user", "AIDA"),
  "aws:iam/instanceProfile:InstanceProfile": (birth) => iam(birth, "instance-profile", "AIPA"),
  "aws:iam/policy:Policy": (birth) => {
    const { properties } = iam(birth, "policy", "ANPA");
    return { id: properties.arn, properties };
  },
  "aws:iam/rolePolicy:RolePolicy": (birth) => {
    const name = autoName(birth);
    return { id: `${textInput(birth, "role", birth.name)}:${name}`, properties: { name } };
  },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": (birth) => ({
    id: `${textInput(birth, "role", birth.name)}/${textInput(birth, "policyArn", "")}`,
  }),
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": (birth) => {
    const url = textInput(birth, "url", `https://${hex(birth.urn, 32)}`);
    const arn = `arn:${partitionOf(birth.region)}:iam::${ACCOUNT}:oidc-provider/${url.replace(/^https:\/\//, "")}`;
    return { id: arn, properties: { arn } };
  },
};

/** Placeholders of an AWS resource; of types that nobody described, the id, the ARN and the name. */
export function awsShape(birth: Birth): Shape {
  const prefix = ID_PREFIXES[birth.type];
  const name = textInput(birth, "name", autoName(birth));
  const id = prefix === undefined ? name : `${prefix}-${hex(birth.urn, 17)}`;
  const shape = SHAPES[birth.type]?.(birth);
  return {
    id: shape?.id ?? id,
    properties: {
      arn: genericArn(birth, shape?.id ?? id),
      name,
      region: birth.region,
      ...(birth.inputs["tags"] === undefined ? {} : { tagsAll: birth.inputs["tags"] }),
      ...shape?.properties,
    },
  };
}

/** `aws-cn` and `aws-us-gov` have regions and ARNs of their own. */
export function partitionOf(region: string): string {
  return region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

/** ARN of a regional resource. */
export function arn(region: string, service: string, resource: string): string {
  return `arn:${partitionOf(region)}:${service}:${region}:${ACCOUNT}:${resource}`;
}

/** `arn:aws:ec2:…:vpc/vpc-0…` from `aws:ec2/vpc:Vpc`. */
function genericArn({ type, region }: Birth, id: string): string {
  const [service = "", kind = ""] = (type.split(":")[1] ?? "").split("/");
  return arn(
    region,
    service,
    `${kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}/${id}`,
  );
}

function iam(birth: Birth, kind: string, prefix: string) {
  const name = textInput(birth, "name", autoName(birth));
  return {
    id: name,
    properties: {
      name,
      arn: `arn:${partitionOf(birth.region)}:iam::${ACCOUNT}:${kind}/${name}`,
      uniqueId: prefix + hex(`${birth.urn}#unique`, 17).toUpperCase(),
    },
  };
}

/** An address of a documentation range (RFC 5737). */
function address(network: string, seed: string): string {
  return `${network}.${String(1 + (Number.parseInt(hex(seed, 4), 16) % 254))}`;
}

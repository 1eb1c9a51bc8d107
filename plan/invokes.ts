import { eniLimits } from "../capacity";
import { ACCOUNT, arn, partitionOf } from "./placeholders/aws";
import { hex } from "./placeholders/birth";
import { placeholderOutputs } from "./placeholders/outputs";
import { type JsonMap, UNKNOWN } from "./wire";

/** Zones that every answer about zones has. */
const ZONES = ["a", "b", "c", "d", "e", "f"];

type Answer = (args: JsonMap, region: string) => JsonMap;

/** What look-ups answer without an account. What is not listed is unknown. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  "aws:index/getCallerIdentity:getCallerIdentity": (_, region) => ({
    id: ACCOUNT,
    accountId: ACCOUNT,
    arn: `arn:${partitionOf(region)}:iam::${ACCOUNT}:user/plan`,
    userId: "AIDAPLACEHOLDER000000",
  }),
  "aws:index/getPartition:getPartition": (_, region) => ({
    id: partitionOf(region),
    partition: partitionOf(region),
    dnsSuffix: region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com",
    reverseDnsPrefix: region.startsWith("cn-") ? "cn.com.amazonaws" : "com.amazonaws",
  }),
  "aws:index/getRegion:getRegion": (_, region) => ({
    id: region,
    name: region,
    region,
    endpoint: `ec2.${region}.amazonaws.com`,
    description: region,
  }),
  "aws:index/getAvailabilityZones:getAvailabilityZones": (args, region) => ({
    ...args,
    id: region,
    names: ZONES.slice(0, 3).map((zone) => region + zone),
    zoneIds: ZONES.slice(0, 3).map((_, index) => `zone-az${String(index + 1)}`),
    groupNames: [region],
  }),
  "aws:ec2/getVpc:getVpc": (args) => ({
    cidrBlock: "10.0.0.0/16",
    ...args,
    id: args["id"] ?? `vpc-${hex(JSON.stringify(args), 17)}`,
  }),
  "aws:ec2/getSubnets:getSubnets": (args, region) => ({
    ...args,
    id: region,
    ids: ZONES.slice(0, 3).map((zone) => `subnet-${hex(JSON.stringify(args) + zone, 17)}`),
  }),
  "aws:ec2/getSubnet:getSubnet": (args, region) => ({
    availabilityZone: `${region}a`,
    cidrBlock: "10.0.0.0/18",
    mapPublicIpOnLaunch: false,
    vpcId: `vpc-${hex("vpc", 17)}`,
    ...args,
    id: args["id"] ?? `subnet-${hex(JSON.stringify(args), 17)}`,
  }),
  // What the program computes with: offline nobody can say otherwise.
  "aws:ec2/getInstanceType:getInstanceType": (args) => {
    const instanceType = typeof args["instanceType"] === "string" ? args["instanceType"] : "";
    const limits = eniLimits(instanceType);
    return {
      ...args,
      id: instanceType,
      ...(limits === undefined
        ? {}
        : {
            defaultNetworkCardIndex: 0,
            maximumIpv4AddressesPerInterface: limits.ipv4PerEni,
            maximumNetworkInterfaces: limits.enis,
            networkCards: [{ index: 0, maximumInterfaces: limits.enis }],
          }),
    };
  },
  "aws:ssm/getParameter:getParameter": (args) => {
    const name = typeof args["name"] === "string" ? args["name"] : "";
    // Which AMI a public parameter holds nobody can say here, but that another parameter holds another one.
    const value = /^\/aws\/service\/.*\/image_id$/.test(name) ? `[SSM parameter ${name}]` : UNKNOWN;
    return {
      ...args,
      id: args["name"] ?? UNKNOWN,
      type: "String",
      value,
      insecureValue: value,
      version: 1,
    };
  },
  "aws:eks/getCluster:getCluster": (args, region) => existingCluster(args, region),
  "aws:iam/getOpenIdConnectProvider:getOpenIdConnectProvider": (args, region) => {
    const host = (typeof args["url"] === "string" ? args["url"] : "").replace(/^https:\/\//, "");
    const providerArn = `arn:${partitionOf(region)}:iam::${ACCOUNT}:oidc-provider/${host}`;
    return { clientIdLists: ["sts.amazonaws.com"], ...args, id: providerArn, arn: providerArn };
  },
  "aws:iam/getRole:getRole": (args, region) => ({
    ...args,
    id: args["name"] ?? UNKNOWN,
    arn: `arn:${partitionOf(region)}:iam::${ACCOUNT}:role/${String(args["name"])}`,
    uniqueId: `AROA${hex(JSON.stringify(args), 17).toUpperCase()}`,
  }),
  // Nothing is ever run for a plan.
  "command:local:run": (args) => ({ ...args, stdout: UNKNOWN, stderr: UNKNOWN }),
};

/** Answers a look-up; `undefined` when nobody can say what it would give. */
export function answerInvoke(token: string, args: JsonMap, region: string): JsonMap | undefined {
  return ANSWERS[token]?.(args, typeof args["region"] === "string" ? args["region"] : region);
}

/** An existing cluster answers with the placeholders of a new one; look-ups spell some keys in the plural. */
function existingCluster(args: JsonMap, region: string): JsonMap {
  const name = typeof args["name"] === "string" ? args["name"] : "cluster";
  const made = placeholderOutputs(
    {
      urn: arn(region, "eks", `cluster/${name}`),
      type: "aws:eks/cluster:Cluster",
      name,
      inputs: args,
      region,
    },
    [],
  ).properties;
  const { certificateAuthority = {}, kubernetesNetworkConfig = {}, ...rest } = made;
  return {
    ...rest,
    id: name,
    certificateAuthorities: [certificateAuthority],
    kubernetesNetworkConfigs: [kubernetesNetworkConfig],
    version: UNKNOWN,
  };
}

import { arn } from "./aws";
import { autoName, type Birth, hex, type Shape, textInput } from "./birth";

/** Bytes of the certificate of an EKS cluster's authority, before base64. */
const CERTIFICATE_LENGTH = 1107;

const DEFAULT_SERVICE_CIDR = "172.20.0.0/16";

/** Placeholders of EKS's resources, by type. */
export const eksShapes: Readonly<Record<string, (birth: Birth) => Shape>> = {
  "aws:eks/cluster:Cluster": clusterShape,
  "aws:eks/nodeGroup:NodeGroup": (birth) => {
    const name = textInput(birth, "nodeGroupName", autoName(birth));
    const cluster = textInput(birth, "clusterName", "cluster");
    const unique = uuid(birth.urn);
    return {
      id: `${cluster}:${name}`,
      properties: {
        nodeGroupName: name,
        arn: arn(birth.region, "eks", `nodegroup/${cluster}/${name}/${unique}`),
        status: "ACTIVE",
        resources: [{ autoscalingGroups: [{ name: `eks-${name}-${unique}` }] }],
      },
    };
  },
  "aws:eks/addon:Addon": (birth) => {
    const cluster = textInput(birth, "clusterName", "cluster");
    const name = textInput(birth, "addonName", birth.name);
    return {
      id: `${cluster}:${name}`,
      properties: { arn: arn(birth.region, "eks", `addon/${cluster}/${name}/${uuid(birth.urn)}`) },
    };
  },
  "aws:eks/podIdentityAssociation:PodIdentityAssociation": (birth) => {
    const cluster = textInput(birth, "clusterName", "cluster");
    const id = `a-${hex(birth.urn, 17)}`;
    return {
      id: `${cluster},${id}`,
      properties: {
        associationId: id,
        associationArn: arn(birth.region, "eks", `podidentityassociation/${cluster}/${id}`),
      },
    };
  },
  "aws:eks/accessEntry:AccessEntry": (birth) => ({
    id: `${textInput(birth, "clusterName", "cluster")}:${textInput(birth, "principalArn", birth.name)}`,
  }),
};

function clusterShape(birth: Birth): Shape {
  const { urn, region } = birth;
  const name = textInput(birth, "name", autoName(birth));
  const unique = hex(urn, 32).toUpperCase();
  return {
    id: name,
    properties: {
      name,
      arn: arn(region, "eks", `cluster/${name}`),
      endpoint: `https://${unique}.gr7.${region}.eks.${domainOf(region)}`,
      certificateAuthority: { data: certificate(urn) },
      identities: [
        { oidcs: [{ issuer: `https://oidc.eks.${region}.${domainOf(region)}/id/${unique}` }] },
      ],
      kubernetesNetworkConfig: networkOf(birth),
      vpcConfig: {
        clusterSecurityGroupId: `sg-${hex(`${urn}#sg`, 17)}`,
        vpcId: `vpc-${hex(`${urn}#vpc`, 17)}`,
      },
      platformVersion: "eks.1",
      status: "ACTIVE",
    },
  };
}

function networkOf({ urn, inputs }: Birth) {
  const network = inputs["kubernetesNetworkConfig"];
  const ipv6 =
    typeof network === "object" &&
    network !== null &&
    "ipFamily" in network &&
    network.ipFamily === "ipv6";
  return ipv6
    ? {
        ipFamily: "ipv6",
        serviceIpv6Cidr: `fd${hex(urn, 2)}:${hex(urn, 4)}:${hex(`${urn}#2`, 4)}::/108`,
      }
    : { ipFamily: "ipv4", serviceIpv4Cidr: DEFAULT_SERVICE_CIDR };
}

function domainOf(region: string): string {
  return region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
}

/** Base64 of a PEM text of the length that EKS's certificates have; no certificate is in it. */
function certificate(seed: string): string {
  const head = "-----BEGIN CERTIFICATE-----\n";
  const tail = "\n-----END CERTIFICATE-----\n";
  const body = Buffer.from(hex(seed, 2 * CERTIFICATE_LENGTH), "hex").toString("base64");
  const lines =
    body.slice(0, CERTIFICATE_LENGTH - head.length - tail.length).match(/.{1,63}/g) ?? [];
  const pem = head + lines.join("\n");
  return Buffer.from(pem.slice(0, CERTIFICATE_LENGTH - tail.length) + tail).toString("base64");
}

function uuid(seed: string): string {
  return hex(seed, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

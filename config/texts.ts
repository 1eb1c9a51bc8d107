import * as v from "valibot";
import { isValidCIDR, parseCIDR, IPv4, IPv6 } from "ipaddr.js";
import { AWS_PREFIX_LENGTH, LONGEST_VPC_PREFIX } from "../spec/subnet-plan";
import { text, type Schema } from "./shapes";
import { packWording } from "./wording";

const noControls = "[^\\p{Cc}\\u2028\\u2029]";

/** A line of text: anything that prints, no line break, tab, NUL or other control character. */
export const line = text(
  new RegExp(`^${noControls}*$`, "u"),
  "text without line breaks, NUL or other control characters",
);

/** A line of text that says something. */
export const filledLine = text(
  new RegExp(`^${noControls}*[^\\s\\p{Cc}]${noControls}*$`, "u"),
  "text that is not empty and has no line breaks, NUL or other control characters",
);

/** Amazon EKS API Reference, CreateCluster, `name`. */
export const clusterName = text(
  /^[0-9A-Za-z][0-9A-Za-z_-]{0,99}$/,
  "1 to 100 letters, digits, - and _, beginning with a letter or a digit",
);

/** Amazon EKS User Guide, "Create a managed node group": at most 63 characters; Pulumi appends 8 of them. */
export const nodeGroupName = text(
  /^[0-9A-Za-z][0-9A-Za-z_-]{0,54}$/,
  "1 to 55 letters, digits, - and _, beginning with a letter or a digit (EKS allows 63, of which Pulumi's suffix takes 8)",
);

/** A name that becomes part of a resource's name. */
export const resourceName = text(
  /^[0-9A-Za-z][0-9A-Za-z._-]{0,99}$/,
  "1 to 100 letters, digits, -, . and _, beginning with a letter or a digit",
);

export const kubernetesVersion = text(
  /^1\.[1-9][0-9]$/,
  'a Kubernetes minor version as a quoted string, for example "1.35"',
  'write it with quotes and without a patch version, for example version: "1.35"',
);

export const region = text(
  /^[a-z]{2,5}(-[a-z]+)+-[0-9]{1,2}$/,
  "the name of an AWS region, for example eu-central-1",
  "pulumi config set aws:region eu-central-1",
);

export const chartVersion = text(
  /^v?[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/,
  'one exact version as a string, for example "1.19.6" or "2026.6.3"; nothing floats',
);

/** A tag and, after `@`, perhaps the digest it must have (distribution/reference, `reference.go`: grammar). */
export const imageTag = text(
  /^[0-9A-Za-z_][0-9A-Za-z_.-]{0,127}(@sha256:[0-9a-f]{64})?$/,
  'an image tag, for example "v1.6.8", with or without @sha256:… behind it',
);

export const chartRepository = text(
  /^(https?|oci):\/\/[^\s\p{Cc}]+$/u,
  "a chart repository that begins with https:// or oci://",
);

export const addonVersion = text(
  /^[0-9A-Za-z][0-9A-Za-z._+-]{0,127}$/,
  'an add-on version, for example "v1.13.2-eksbuild.1"',
);

export const releaseVersion = text(
  /^[0-9A-Za-z][0-9A-Za-z._+-]{0,127}$/,
  'an AMI release as EKS names it, for example "1.35.2-20260801"',
);

/** media-type of RFC 2045, with parameters and without line breaks. */
export const contentType = text(
  /^[0-9A-Za-z][0-9A-Za-z!#$&^_.+-]*\/[0-9A-Za-z][0-9A-Za-z!#$&^_.+-]*( *;[ -~]*)?$/,
  "a media type on one line, for example text/x-shellscript",
);

export const instanceType = text(
  /^[a-z0-9-]+\.[a-z0-9-]+$/,
  "an EC2 instance type, for example m7g.large",
);

export const vpcId = text(/^vpc-[0-9a-z]+$/, "the id of a VPC, vpc-…");
export const subnetId = text(/^subnet-[0-9a-z]+$/, "the id of a subnet, subnet-…");
export const securityGroupId = text(/^sg-[0-9a-z]+$/, "the id of a security group, sg-…");
export const amiId = text(/^ami-[0-9a-z]+$/, "the id of an AMI, ami-…");
export const kmsKeyArn = text(
  /^arn:[\w-]+:kms:[^\s\p{Cc}]+$/u,
  "the ARN of a KMS key, arn:aws:kms:…",
);
export const principalArn = text(
  /^arn:[\w-]+:(iam|sts)::[^\s\p{Cc}]+$/u,
  "the ARN of an IAM role or user, arn:aws:iam::…",
);
export const roleArn = text(
  /^arn:[\w-]+:iam::[0-9]*:role\/[^\s\p{Cc}]+$/u,
  "the ARN of an IAM role, arn:aws:iam::…:role/…",
);

/** The network address of a CIDR that parses. */
function canonicalCidr(cidr: string): string {
  const parser = parseCIDR(cidr)[0].kind() === "ipv4" ? IPv4 : IPv6;
  const prefixLength = cidr.slice(cidr.indexOf("/"));
  return `${parser.networkAddressFromCIDR(cidr).toString()}${prefixLength}`;
}

/** True for a CIDR whose address has no bits behind the prefix; AWS and Kubernetes refuse others. */
function isCidr(value: string, family: "ipv4" | "either"): boolean {
  if (!isValidCIDR(value)) return false;
  if (family === "ipv4" && !/^\d+\.\d+\.\d+\.\d+\/\d+$/.test(value)) return false;
  const [address, prefixLength] = parseCIDR(value);
  const [canonical] = parseCIDR(canonicalCidr(value));
  return address.toString() === canonical.toString() && prefixLength >= 0;
}

function cidr(family: "ipv4" | "either", allowed: string): Schema<string> {
  const message = packWording({ allowed });
  return v.pipe(
    v.string(message),
    v.check((value) => isCidr(value, family), message),
  );
}

/** What to write instead of a CIDR whose address lies inside its block, if that is what is wrong. */
export function suggestCidr(value: string): string | undefined {
  return isValidCIDR(value) ? canonicalCidr(value) : undefined;
}

export const ipv4Cidr = cidr(
  "ipv4",
  "an IPv4 CIDR block that begins at its own network address, for example 10.0.0.0/16",
);
export const anyCidr = cidr(
  "either",
  "a CIDR block that begins at its own network address, for example 203.0.113.0/24",
);

const vpcPrefix = `/${String(AWS_PREFIX_LENGTH.min)} to /${String(LONGEST_VPC_PREFIX)}`;

/** A VPC that can be cut into subnets. */
export const vpcCidr = v.pipe(
  ipv4Cidr,
  v.check(
    (value) => {
      const prefixLength = isCidr(value, "ipv4") ? parseCIDR(value)[1] : 0;
      return prefixLength >= AWS_PREFIX_LENGTH.min && prefixLength <= LONGEST_VPC_PREFIX;
    },
    packWording({
      allowed: `an IPv4 CIDR block of ${vpcPrefix}: AWS allows no larger VPC, and a smaller one cannot be cut into subnets`,
    }),
  ),
);

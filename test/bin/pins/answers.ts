// Answers in the shape of the AWS API models (botocore `ssm/2014-11-06`, `eks/2017-11-01`, `ec2/2016-11-15`).
// The values are of the past and stand for whatever is current.

const parameter = (name: string, value: string) => ({
  Parameter: {
    Name: name,
    Type: "String",
    Value: value,
    Version: 7,
    LastModifiedDate: 1785542400.123,
    ARN: `arn:aws:ssm:eu-central-1::parameter${name}`,
    DataType: "text",
  },
});

const AL2023 = "/aws/service/eks/optimized-ami/1.35/amazon-linux-2023";
const BOTTLEROCKET = "/aws/service/bottlerocket/aws-k8s-1.35";

/** Answers of `ssm get-parameter` by parameter. */
export const PARAMETERS: Readonly<Record<string, object>> = Object.fromEntries(
  [
    [`${AL2023}/arm64/standard/recommended/release_version`, "1.35.2-20260801"] as const,
    [`${AL2023}/x86_64/standard/recommended/release_version`, "1.35.2-20260715"] as const,
    [`${BOTTLEROCKET}/arm64/latest/image_version`, "1.55.0-d93bb1b1"] as const,
  ].map(([name, value]) => [name, parameter(name, value)]),
);

const instanceType = (name: string, ...architectures: string[]) => ({
  InstanceType: name,
  ProcessorInfo: { SupportedArchitectures: architectures, SustainedClockSpeedInGhz: 2.6 },
});

/** Members of the answer of `ec2 describe-instance-types` by instance type. */
export const INSTANCE_TYPES: Readonly<Record<string, ReturnType<typeof instanceType>>> = {
  "m7g.large": instanceType("m7g.large", "arm64"),
  "m7i.large": instanceType("m7i.large", "x86_64"),
  "t2.micro": instanceType("t2.micro", "i386", "x86_64"),
};

const version = (name: string, ...compatibilities: object[]) => ({
  addonVersion: name,
  architecture: ["amd64", "arm64"],
  computeTypes: ["ec2", "auto", "hybrid"],
  compatibilities,
  requiresConfiguration: false,
  requiresIamPermissions: false,
});

const cluster = (clusterVersion: string, defaultVersion: boolean) => ({
  clusterVersion,
  platformVersions: ["*"],
  defaultVersion,
});

const addon = (addonName: string, ...addonVersions: object[]) => ({
  addons: [{ addonName, type: "networking", addonVersions, publisher: "eks", owner: "aws" }],
});

/** Answers of `eks describe-addon-versions` by add-on. The newest version is not the default one. */
export const ADDONS: Readonly<Record<string, object>> = {
  coredns: addon(
    "coredns",
    version("v1.14.0-eksbuild.1", cluster("1.35", false)),
    version("v1.13.2-eksbuild.4", cluster("1.34", false), cluster("1.35", true)),
    version("v1.12.4-eksbuild.1", cluster("1.34", true), cluster("1.35", false)),
  ),
  "kube-proxy": addon("kube-proxy", version("v1.35.0-eksbuild.2", cluster("1.35", true))),
  "eks-pod-identity-agent": addon(
    "eks-pod-identity-agent",
    version("v1.3.10-eksbuild.2", cluster("1.35", true)),
  ),
  "vpc-cni": addon(
    "vpc-cni",
    version("v1.23.1-eksbuild.1", cluster("1.35", false)),
    version("v1.22.4-eksbuild.3", cluster("1.35", true)),
  ),
};

/** What the stand-in `aws` reads. */
export const STAND_IN_ANSWERS = JSON.stringify({
  parameters: PARAMETERS,
  addons: ADDONS,
  instanceTypes: INSTANCE_TYPES,
});

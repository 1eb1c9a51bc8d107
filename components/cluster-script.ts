import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import type { AwsCredentialsArgs } from "./kubeconfig";

/** The files of `components/scripts/` that a command resource may run. */
export type ScriptFile =
  | "aws.sh"
  | "kube.sh"
  | "eni-path.sh"
  | "calico-uninstall.sh"
  | "eni-sweep.sh"
  | "gateway-api-crds.sh"
  | "rollout-gate.sh"
  | "health-gate.sh"
  | "health-gate-probe.sh"
  | "self-managed-ami.sh"
  | "self-managed-nodes.sh";

/** The interpreter of every script: bash 3.2 and later, which macOS has too. */
export const BASH = ["bash", "-c"];

/**
 * What a command resource does where it has nothing to do. As an explicit `update` it keeps
 * `@pulumi/command` from running `create` again when an input changes that does not matter.
 */
export const NO_OP = ":";

/**
 * The text of scripts, one after the other: later ones use the functions of earlier ones. The text, not a
 * path, goes into the state, so that a destroy needs neither this package nor its files.
 */
export function scriptText(...files: readonly ScriptFile[]): string {
  const key = files.join("+");
  const text =
    texts.get(key) ??
    files.map((file) => readFileSync(join(__dirname, "scripts", file), "utf8")).join("\n");
  texts.set(key, text);
  return text;
}

/** Read once: a program of many node groups has one text for all of its gates. */
const texts = new Map<string, string>();

/** Environment by variable. */
export type ScriptEnvironment = Record<string, pulumi.Input<string>>;

/**
 * Region and identity for `aws`, as environment. Keys and tokens are never in it: they come from the
 * environment of whoever runs Pulumi.
 */
export function awsEnvironment(
  region: pulumi.Input<string>,
  credentials: AwsCredentialsArgs | undefined,
): ScriptEnvironment {
  return {
    AWS_REGION: region,
    AWS_PAGER: "",
    ...(credentials?.profileName === undefined ? {} : { AWS_PROFILE: credentials.profileName }),
    ...(credentials?.roleArn === undefined ? {} : { ROLE_ARN: credentials.roleArn }),
  };
}

/** How to reach a cluster's Kubernetes API. */
export interface ClusterConnection {
  readonly region: pulumi.Input<string>;
  readonly clusterName: pulumi.Input<string>;
  readonly endpoint: pulumi.Input<string>;
  readonly certificateAuthority: pulumi.Input<string>;
  readonly credentials?: AwsCredentialsArgs;
}

/** {@link awsEnvironment}, and what the scripts make a temporary kubeconfig of. */
export function clusterEnvironment(connection: ClusterConnection): ScriptEnvironment {
  return {
    ...awsEnvironment(connection.region, connection.credentials),
    CLUSTER_NAME: connection.clusterName,
    CLUSTER_ENDPOINT: connection.endpoint,
    CLUSTER_CA: connection.certificateAuthority,
  };
}

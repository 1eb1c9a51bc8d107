import type * as pulumi from "@pulumi/pulumi";

/** With which AWS identity the cluster is reached. */
export interface AwsCredentialsArgs {
  /** Profile of the AWS configuration. @default - the environment of whoever runs Pulumi */
  readonly profileName?: string;
  /** Role to assume. @default - none */
  readonly roleArn?: pulumi.Input<string>;
}

/** Plain values of a kubeconfig. */
export interface KubeconfigValues {
  readonly clusterName: string;
  readonly endpoint: string;
  readonly certificateAuthority: string;
  readonly region: string;
  readonly profileName?: string | undefined;
  readonly roleArn?: string | undefined;
}

/**
 * A kubeconfig that asks `aws eks get-token` for a token at each use. It holds no secret, and its bytes
 * change only with the cluster.
 */
export function renderKubeconfig(values: KubeconfigValues): string {
  const { clusterName, region, roleArn, profileName } = values;
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [
      {
        name: clusterName,
        cluster: {
          server: values.endpoint,
          "certificate-authority-data": values.certificateAuthority,
        },
      },
    ],
    users: [
      {
        name: clusterName,
        user: {
          exec: {
            apiVersion: "client.authentication.k8s.io/v1beta1",
            command: "aws",
            args: [
              ...["--region", region, "eks", "get-token", "--cluster-name", clusterName],
              ...["--output", "json"],
              // As an option: keys in the environment would win over a profile named there.
              ...(profileName === undefined ? [] : ["--profile", profileName]),
              ...(roleArn === undefined ? [] : ["--role-arn", roleArn]),
            ],
            interactiveMode: "Never",
          },
        },
      },
    ],
    contexts: [{ name: clusterName, context: { cluster: clusterName, user: clusterName } }],
    "current-context": clusterName,
  });
}

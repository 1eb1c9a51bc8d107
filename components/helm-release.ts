import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { Document } from "../spec/cluster-input";

/** A Helm release. Before there are nodes it waits for no pod: what runs is judged by the gates. */
export interface HelmReleaseArgs {
  /** Physical name. Changing it replaces the release. */
  readonly releaseName: string;
  readonly namespace: pulumi.Input<string>;
  readonly chart: string;
  /** `https://…` or `oci://…`. */
  readonly repository: string;
  readonly version: string;
  readonly values: pulumi.Input<Document>;
  /** Wait until the API serves what was made, and pods are ready; only where nodes for them exist. @default false */
  readonly awaitObjects?: boolean;
  /** How long to wait, in seconds. @default - the provider's 300 */
  readonly timeoutSec?: number;
  /** The cluster when it is ours: then nothing is uninstalled from a cluster that goes away. */
  readonly deletedWith?: pulumi.Resource | undefined;
}

const OCI = "oci://";

/** Registers a release with the options that every release of this package has. */
export function helmRelease(
  name: string,
  args: HelmReleaseArgs,
  opts: pulumi.CustomResourceOptions,
): k8s.helm.v3.Release {
  const oci = args.repository.startsWith(OCI);
  return new k8s.helm.v3.Release(
    name,
    {
      name: args.releaseName,
      namespace: args.namespace,
      chart: oci ? `${args.repository}/${args.chart}` : args.chart,
      version: args.version,
      ...(oci ? {} : { repositoryOpts: { repo: args.repository } }),
      values: args.values,
      skipAwait: args.awaitObjects !== true,
      ...(args.timeoutSec === undefined ? {} : { timeout: args.timeoutSec }),
    },
    {
      // A physical name collides with its successor.
      deleteBeforeReplace: true,
      ...(args.deletedWith === undefined ? {} : { deletedWith: args.deletedWith }),
      ...opts,
    },
  );
}

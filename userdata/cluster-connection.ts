import type { ClusterSpec, CniSpec } from "../spec/cluster-spec";

/** What a node must know to join a cluster. All four are required: nodeadm refuses a config without one of them. */
export interface ClusterConnection {
  readonly name: string;
  /** URL of the Kubernetes API. */
  readonly apiServerEndpoint: string;
  /** Base64 of the cluster's CA certificate, as EKS returns it. */
  readonly certificateAuthority: string;
  /** CIDR of Services; nodeadm calls it `cidr`. */
  readonly serviceCidr: string;
}

/** Everything outside the node group that its user data depends on. */
export interface UserDataContext {
  readonly cluster: ClusterConnection;
  readonly cni: CniSpec;
  /** Pods per node, from `capacity/`. */
  readonly maxPods: number;
  /** Kubernetes minor, for example `1.35`. */
  readonly kubernetesVersion: string;
}

/** A CA certificate of EKS is a PEM of about 1.1 kB; this is its base64, generously. */
const CERTIFICATE_AUTHORITY_LENGTH = 1500;
/** `https://` + 32 hexadecimal digits + `.gr7.` (or `.sk1.`, `.yl4.`). */
const ENDPOINT_HOST = "0".repeat(32);

/**
 * A connection as long as a real one, for judging sizes before the cluster exists.
 *
 * @see {@link https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html | EKS cluster endpoints}
 */
export function sampleConnection(
  spec: Pick<ClusterSpec, "name" | "region" | "serviceCidr">,
): ClusterConnection {
  return {
    name: spec.name,
    apiServerEndpoint: `https://${ENDPOINT_HOST}.gr7.${spec.region}.eks.amazonaws.com`,
    certificateAuthority: "A".repeat(CERTIFICATE_AUTHORITY_LENGTH),
    serviceCidr: spec.serviceCidr,
  };
}

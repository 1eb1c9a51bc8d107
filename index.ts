import { Cluster } from "./components/cluster";
import { keepIssuerKey, keepSecrets } from "./config/keep-secrets";
import { readClusterInput } from "./config/read";

const input = readClusterInput();
const cluster = new Cluster(input.cluster.name, keepIssuerKey(input), {
  transformations: [keepSecrets],
});

export const clusterName = cluster.clusterName;
export const endpoint = cluster.endpoint;
export const vpcId = cluster.vpcId;
export const oidcProviderArn = cluster.oidcProviderArn;
export const nodeGroupNames = cluster.nodeGroupNames;
/** Holds no secret: it asks `aws eks get-token`. */
export const kubeconfig = cluster.kubeconfig;

import { OperatingSystem } from "../spec/choices";
import { givenPaths } from "./document-value";
import { rule } from "./rule";

const AL2023_FIELDS = ["name", "apiServerEndpoint", "certificateAuthority", "cidr"].map(
  (field) => `cluster.${field}`,
);
const BOTTLEROCKET_FIELDS = ["cluster-name", "api-server", "cluster-certificate"].map(
  (field) => `kubernetes.${field}`,
);

/**
 * Name, endpoint, certificate authority and service CIDR are filled in from the cluster. What is laid over
 * them sends nodes to another cluster, or to one that no longer is.
 *
 * @see awslabs/amazon-eks-ami: nodeadm/internal/api/merge.go, v20260724; bottlerocket-os/bottlerocket-settings-sdk: settings-extensions/kubernetes
 */
export const clusterIdentityOverride = rule({
  id: "cluster-identity-override",
  severity: "error",
  title: "Nodes join this cluster",
  needs: ["group"],
  judge: ({ group }) => {
    const documents =
      group.operatingSystem === OperatingSystem.AL2023
        ? group.nodeConfig.map((document, index) => ({
            at: `nodeConfig[${String(index)}]`,
            paths: givenPaths(document, AL2023_FIELDS),
          }))
        : [
            {
              at: "bottlerocketSettings",
              paths: givenPaths(group.bottlerocketSettings, BOTTLEROCKET_FIELDS),
            },
          ];
    return documents.flatMap(({ at, paths }) =>
      paths.map((path) => ({
        path: `${at}.${path}`,
        message:
          "replaces what is filled in from the cluster; nodes would join another one, or none after the next replacement",
        remedy: "delete it",
      })),
    );
  },
});

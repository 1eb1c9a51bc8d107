import { groupMaxPods } from "../capacity";
import { OperatingSystem } from "../spec/choices";
import type { NodeGroupSpec } from "../spec/cluster-spec";
import { sampleConnection, userDataSize } from "../userdata";
import { hasUnknown } from "./document-value";
import { rule } from "./rule";

/** What labels and taints may have in JSON before they are measured; `user-data-size.test.ts` proves it. */
export const UNMEASURED_BYTES = 1024;

/** Whether a group adds so little to our own user data that they fit without being rendered. */
function isSmall({
  nodeConfig,
  userDataParts,
  bottlerocketSettings,
  ...group
}: NodeGroupSpec): boolean {
  return (
    nodeConfig.length === 0 &&
    userDataParts.length === 0 &&
    Object.keys(bottlerocketSettings).length === 0 &&
    Buffer.byteLength(JSON.stringify([group.labels, group.taints])) <= UNMEASURED_BYTES
  );
}

/**
 * EC2 takes 16 KiB of user data, and where no AMI is named EKS puts a part of its own into them. Endpoint and
 * certificate authority of a new cluster are not known: a connection as long as a real one stands for it.
 * Documents with a value that is not known yet are measured by the component, when it is.
 *
 * @see Amazon EC2 User Guide, "Run commands when you launch an EC2 instance with user data input"
 */
export const userDataSizeRule = rule({
  id: "user-data-size",
  severity: "error",
  title: "User data fit into 16 KiB",
  needs: ["group", "cni", "version", "name", "region", "serviceCidr"],
  judge: ({ group, cni, version, ...spec }) => {
    if (isSmall(group) || hasUnknown(group)) {
      return [];
    }
    const { bytes, allowanceBytes, limitBytes, fits } = userDataSize(group, {
      cluster: sampleConnection(spec),
      cni,
      maxPods: groupMaxPods(group, cni).maxPods,
      kubernetesVersion: version,
    });
    const added = allowanceBytes === 0 ? "" : `, and EKS adds up to ${String(allowanceBytes)}`;
    return fits
      ? []
      : [
          {
            path:
              group.operatingSystem === OperatingSystem.AL2023
                ? "userDataParts"
                : "bottlerocketSettings",
            message: `the user data have ${String(bytes)} bytes${added}; EC2 takes ${String(limitBytes)} and would refuse the launch template`,
            remedy:
              "fetch long scripts and files at boot, for example from S3, instead of carrying them",
          },
        ];
  },
});

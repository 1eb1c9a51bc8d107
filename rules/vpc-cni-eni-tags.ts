import { parseEniTags, VPC_CNI_CLUSTER_TAG } from "../charts";
import { show } from "./document-value";
import { rule } from "./rule";
import { isInstalled, variableOf, variablePath } from "./vpc-cni-settings";

const VARIABLE = "ADDITIONAL_ENI_TAGS";

/** Part of the keys that aws-node keeps for itself. */
const RESERVED = "k8s.amazonaws.com";

/**
 * aws-node reads its further tags as a JSON map of strings. It logs what it cannot read and goes on without any, and
 * leaves out keys that it keeps for itself. The cluster's own tag is added to the map.
 *
 * @see aws/amazon-vpc-cni-k8s: pkg/awsutils/awsutils.go, loadAdditionalENITags, v1.23.1
 */
export const vpcCniEniTags = rule({
  id: "vpc-cni-eni-tags",
  severity: "error",
  title: "Tags of interfaces can be read",
  needs: ["vpcCni"],
  judge: ({ vpcCni }) => {
    const text = variableOf(vpcCni, VARIABLE);
    if (!isInstalled(vpcCni) || text === undefined) return [];
    const path = variablePath(VARIABLE);
    const tags = parseEniTags(text);
    if (tags === undefined || Object.values(tags).some((value) => typeof value !== "string")) {
      return [
        {
          path,
          message: `${show(text)} is no JSON map from strings to strings; aws-node would set no tag at all`,
          remedy: `write for example '{"team":"network"}'`,
        },
      ];
    }
    return Object.keys(tags)
      .filter((key) => key.includes(RESERVED) || key === VPC_CNI_CLUSTER_TAG)
      .map((key) => ({
        path,
        message: key.includes(RESERVED)
          ? `aws-node keeps keys with ${RESERVED} for itself; ${show(key)} would be ignored in silence`
          : `${show(key)} says whose interfaces these are and is filled in; its value here would be replaced`,
        remedy: "leave the key out",
      }));
  },
});

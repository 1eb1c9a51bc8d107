import { FIRST_VERSIONS } from "../pins/supported-charts";
import { isOlder } from "../pins/version-order";
import { CniMode } from "../spec/choices";
import { rule } from "./rule";

const FIRST = FIRST_VERSIONS.ciliumNodeSpec.chart;

/**
 * The chart has a key for the tags of pod subnets from 1.19 on; an older one ignores it, and pods stay in
 * the nodes' subnets.
 *
 * @see cilium/charts: cilium-1.19.6, values.yaml, eni.nodeSpec.subnetTags
 */
export const podSubnetTags = rule({
  id: "pod-subnet-tags",
  severity: "error",
  title: "Pod subnets can be chosen",
  needs: ["cni"],
  judge: ({ cni }) => {
    if (Object.keys(cni.podSubnetTags).length === 0) {
      return [];
    }
    const reason =
      cni.mode !== CniMode.Eni
        ? `cni.mode ${cni.mode} takes no addresses from subnets of its own`
        : isOlder(cni.version, FIRST)
          ? `chart ${cni.version} has no key for them, ${FIRST} is the first that has`
          : undefined;
    return reason === undefined
      ? []
      : [
          {
            path: "cni.podSubnetTags",
            message: `given, but ${reason}; the tags would be ignored in silence`,
            remedy: `delete them, or use cni.mode: eni with a chart from ${FIRST} on`,
          },
        ];
  },
});

import { groupMaxPods } from "../capacity";
import { show } from "./document-value";
import { rule } from "./rule";
import { nearestName } from "../spec/nearest-name";
import { knownInstanceTypes } from "../capacity";

/**
 * Max pods and the memory reserved for the kubelet follow from the ENIs of the instance type. For a type
 * that is not in the table nobody can compute them; a misspelt one EC2 refuses when the group is created.
 *
 * @see awslabs/amazon-eks-ami: nodeadm/internal/kubelet/instance-info.jsonl, v20260724
 */
export const instanceTypeUnknown = rule({
  id: "instance-type-unknown",
  severity: "error",
  title: "Instance types are known, or max pods are given",
  needs: ["group", "cni"],
  judge: ({ group, cni }) => {
    const { unknownTypes } = groupMaxPods(group, cni);
    return group.maxPods !== undefined
      ? []
      : unknownTypes.map((type) => {
          const nearest = nearestName(type, knownInstanceTypes());
          return {
            path: `instanceTypes[${String(group.instanceTypes.indexOf(type))}]`,
            message: `${show(type)} is not in the table of ${String(knownInstanceTypes().length)} instance types; max pods would be a guess, and EC2 would refuse a name that does not exist`,
            remedy: `${nearest === undefined ? "correct the name" : `write ${show(nearest)}`}, or give maxPods if the type is newer than the table`,
          };
        });
  },
});

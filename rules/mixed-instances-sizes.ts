import { groupMaxPods } from "../capacity";
import { NodeGroupKind } from "../spec/choices";
import { rule } from "./rule";

/**
 * A launch template is one for all types, and so is max pods in its user data: the smallest type decides, since a node
 * with more pods than addresses leaves pods without one. Larger nodes then run fewer pods than they could.
 *
 * @see Kubernetes Cluster Autoscaler, FAQ for AWS: instance types of a group should have the same amount of RAM and CPU
 */
export const mixedInstancesSizes = rule({
  id: "mixed-instances-sizes",
  severity: "warning",
  title: "Types of a self-managed group hold the same number of pods",
  needs: ["group", "cni"],
  judge: ({ group, cni }) => {
    if (group.kind !== NodeGroupKind.SelfManaged || group.maxPods !== undefined) return [];
    const pods = [...new Set(group.instanceTypes)].map((type) => {
      const { maxPods, unknownTypes } = groupMaxPods({ ...group, instanceTypes: [type] }, cni);
      return { type, maxPods, known: unknownTypes.length === 0 };
    });
    const numbers = new Set(pods.filter(({ known }) => known).map(({ maxPods }) => maxPods));
    if (numbers.size < 2) return [];
    const shown = pods.map(({ type, maxPods }) => `${type} ${String(maxPods)}`).join(", ");
    return [
      {
        path: "instanceTypes",
        message: `types that hold different numbers of pods (${shown}); the kubelet of each would allow ${String(Math.min(...numbers))}, and larger nodes would stay half empty`,
        remedy: "name types of one size, make one group per size, or write maxPods",
      },
    ];
  },
});

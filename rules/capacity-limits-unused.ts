import { eniLimits } from "../capacity";
import { rule } from "./rule";

/**
 * `instanceLimits` speaks for types that the table lacks. A later version of this package may know the type: the
 * table then counts, and the key says something that nobody reads.
 *
 * @see spec/cluster-input.ts, InstanceLimitsSettings
 */
export const capacityLimitsUnused = rule({
  id: "capacity-limits-unused",
  severity: "warning",
  title: "`instanceLimits` is given for types that need it",
  needs: ["group"],
  judge: ({ group }) => {
    const known = group.instanceTypes.flatMap((type) => eniLimits(type) ?? []);
    if (group.instanceLimits === undefined || known.length < group.instanceTypes.length) {
      return [];
    }
    const { enis, ipv4PerEni } = group.instanceLimits;
    const texts = known.map((each) => `${String(each.enis)} x ${String(each.ipv4PerEni)}`);
    return [
      {
        path: "instanceLimits",
        message: `the table knows ${group.instanceTypes.join(", ")} (${texts.join(", ")} addresses); ${String(enis)} x ${String(ipv4PerEni)} would change nothing`,
        remedy: "remove it; for fewer pods write maxPods",
      },
    ];
  },
});

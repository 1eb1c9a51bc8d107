import { eniLimits, knownInstanceTypes } from "../capacity";
import { nearestName } from "../spec/nearest-name";
import { show } from "./document-value";
import { rule } from "./rule";

/** What to run for the limits of a type, in the words of `instanceLimits`. */
function limitsCommand(type: string, region: string): string {
  return (
    `aws ec2 describe-instance-types --region ${region} --instance-types ${type} --query ` +
    `"InstanceTypes[0].NetworkInfo.{enis: NetworkCards[0].MaximumNetworkInterfaces, ipv4PerEni: Ipv4AddressesPerInterface}"`
  );
}

/**
 * Max pods, the memory reserved for the kubelet and the addresses that nodes take follow from the network
 * interfaces of the instance type. For a type that is not in the table nobody can compute them; a misspelt
 * one EC2 refuses when the group is created.
 *
 * @see awslabs/amazon-eks-ami: nodeadm/internal/kubelet/instance-info.jsonl, v20260724
 */
export const instanceTypeUnknown = rule({
  id: "instance-type-unknown",
  severity: "error",
  title: "Instance types are known, or max pods or their limits are given",
  needs: ["group", "region"],
  judge: ({ group, region }) =>
    group.maxPods !== undefined || group.instanceLimits !== undefined
      ? []
      : group.instanceTypes.flatMap((type, index) => {
          if (eniLimits(type) !== undefined) {
            return [];
          }
          const names = knownInstanceTypes();
          const nearest = nearestName(type, names);
          const correct =
            nearest === undefined ? "correct the name" : `write ${show(nearest)} if that is meant`;
          return [
            {
              path: `instanceTypes[${String(index)}]`,
              message: `${show(type)} is not in the table of ${String(names.length)} instance types; max pods would be a guess, and EC2 would refuse a name that does not exist`,
              remedy: `${correct}; for a type newer than the table give maxPods, or as instanceLimits what this prints: ${limitsCommand(type, region)}`,
            },
          ];
        }),
});

import { type FactTable, terraformAws } from "./type-facts";

/** Facts of the types of `aws:autoscaling`, which self-managed nodes live in. */
export const autoscalingFacts: FactTable = {
  "aws:autoscaling/group:Group": {
    forces: ["initialLifecycleHooks", "name", "namePrefix"],
    sets: [
      "availabilityZones",
      "enabledMetrics",
      "initialLifecycleHooks",
      "instanceRefresh.triggers",
      "loadBalancers",
      "suspendedProcesses",
      "targetGroupArns",
      "vpcZoneIdentifiers",
    ],
    names: ["name"],
    // With `instanceRefresh`, and whatever else is in it by `instanceRefresh.triggers`.
    rolls: ["launchTemplate", "mixedInstancesPolicy.launchTemplate.launchTemplateSpecification"],
    source: terraformAws("autoscaling/group.go", "00a919d1548eb437816d4838f320502ad34183ff"),
    note: "not verified for the properties after `mixedInstancesPolicy` in the alphabet; without `instanceRefresh` an update changes no node that runs",
  },
};

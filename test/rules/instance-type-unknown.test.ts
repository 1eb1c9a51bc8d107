import { instanceTypeUnknown } from "../../rules/instance-type-unknown";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule instance-type-unknown", () => {
  it("refuses a misspelt type, names the nearest and the command that asks EC2", () => {
    assertRefused(
      instanceTypeUnknown,
      { group: { instanceTypes: ["m7g.lareg"] } },
      {
        path: "nodeGroups[0].instanceTypes[0]",
        message: /"m7g\.lareg" is not in the table.*EC2 would refuse/,
        remedy:
          /write "m7g\.large" if.*maxPods, or as instanceLimits.*aws ec2 describe-instance-types --region eu-central-1 --instance-types m7g\.lareg --query "InstanceTypes\[0\]\./,
      },
    );
  });
  it("refuses it on an overlay too, where a wrong name would come to light at creation only", () => {
    assertRefused(
      instanceTypeUnknown,
      {
        cni: { mode: "overlay", podCidr: "100.64.0.0/14" },
        group: { instanceTypes: ["m7g.large", "m7g.lareg"] },
      },
      { path: "nodeGroups[0].instanceTypes[1]", message: /m7g\.lareg/, remedy: /m7g\.large/ },
    );
  });
  it("believes who gives max pods or limits for a new type", () => {
    const instanceTypes = ["m99g.large"];
    assertAccepted(instanceTypeUnknown, { group: { instanceTypes, maxPods: 50 } });
    assertAccepted(instanceTypeUnknown, {
      group: { instanceTypes, instanceLimits: { enis: 3, ipv4PerEni: 10 } },
    });
  });
});

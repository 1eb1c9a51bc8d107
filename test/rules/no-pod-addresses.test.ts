import { noPodAddresses } from "../../rules/no-pod-addresses";
import { assertAccepted, assertRefused } from "./spec-fixture";

// One ENI: awslabs/amazon-eks-ami, nodeadm/internal/kubelet/instance-info.jsonl, v20260724.
const ONE_ENI = { instanceTypes: ["hpc6id.32xlarge"] };

describe("rule no-pod-addresses", () => {
  it("refuses a type whose only ENI is the node's own", () => {
    assertRefused(
      noPodAddresses,
      { group: ONE_ENI },
      {
        path: "nodeGroups[0].instanceTypes",
        message: /hpc6id\.32xlarge has no ENI beside its first 1.*no pod would get an address/,
        remedy: /firstInterfaceIndex: 0/,
      },
    );
  });
  it("accepts it where pods share the first ENI", () => {
    assertAccepted(noPodAddresses, {
      group: ONE_ENI,
      cni: { values: { eni: { nodeSpec: { firstInterfaceIndex: 0 } } } },
    });
  });
  it("accepts the default types", () => {
    assertAccepted(noPodAddresses, {});
  });
});

import { noPodAddresses } from "../../rules/no-pod-addresses";
import { AL2023, assertAccepted, assertRefused } from "./spec-fixture";

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
  it("refuses a share of an overlay that has no address", () => {
    const cni = {
      mode: "overlay",
      podCidr: "100.64.0.0/14",
      values: { ipam: { operator: { clusterPoolIPv4MaskSize: 31 } } },
    } as const;
    assertRefused(
      noPodAddresses,
      { cni, nodeGroups: [AL2023] },
      {
        path: "nodeGroups[0].instanceTypes",
        message: /share of the pod CIDR has no address/,
        remedy: /smaller cni\.podCidrMaskSize/,
      },
    );
  });
  it("accepts the default types", () => {
    assertAccepted(noPodAddresses, {});
  });
});

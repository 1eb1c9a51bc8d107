import { podSubnetTags } from "../../rules/pod-subnet-tags";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule pod-subnet-tags", () => {
  it("refuses tags that an old chart ignores", () => {
    assertRefused(
      podSubnetTags,
      { cni: { version: "1.18.12", podSubnetTags: { pods: "yes" } } },
      {
        path: "cni.podSubnetTags",
        message: /chart 1\.18\.12 has no key for them.*would be ignored in silence/,
        remedy: /1\.19/,
      },
    );
  });
  it("refuses tags outside ENI mode", () => {
    assertRefused(
      podSubnetTags,
      { cni: { mode: "overlay", podCidr: "100.64.0.0/14", podSubnetTags: { pods: "yes" } } },
      {
        path: "cni.podSubnetTags",
        message: /cni\.mode overlay takes no addresses/,
        remedy: /cni\.mode: eni/,
      },
    );
  });
  it("accepts them from 1.19 on", () => {
    assertAccepted(podSubnetTags, { cni: { version: "1.19.6", podSubnetTags: { pods: "yes" } } });
  });
});

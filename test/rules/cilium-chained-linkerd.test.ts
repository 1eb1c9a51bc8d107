import { ciliumChainedLinkerd } from "../../rules/cilium-chained-linkerd";
import { chained } from "./cilium-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule cilium-chained-linkerd", () => {
  it("says that a stale entry survives a restart of the agent", () => {
    assertRefused(ciliumChainedLinkerd, chained(), {
      path: "cni.mode",
      message: /copies 10-aws\.conflist.*into 05-cilium\.conflist.*survives its restart/,
      remedy: /repair both files/,
    });
  });
  it("says nothing without linkerd-cni or without aws-vpc-cni below", () => {
    assertAccepted(ciliumChainedLinkerd, { ...chained(), linkerd: { cni: false } });
    assertAccepted(ciliumChainedLinkerd, {});
  });
});

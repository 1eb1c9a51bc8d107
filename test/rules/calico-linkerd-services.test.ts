import { calicoLinkerdServices } from "../../rules/calico-linkerd-services";
import { calicoWith } from "./calico-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule calico-linkerd-services", () => {
  const balancing = (value: string) => ({
    defaultFelixConfiguration: { bpfConnectTimeLoadBalancing: value },
  });
  it("refuses to rewrite addresses before Linkerd sees them", () => {
    assertRefused(calicoLinkerdServices, calicoWith(balancing("TCP"), { dataplane: "bpf" }), {
      path: "cni.values.defaultFelixConfiguration.bpfConnectTimeLoadBalancing",
      message: /^"TCP"; Linkerd.s proxy would see a pod/,
      remedy: /delete the value/,
    });
  });
  it("refuses to drop our setting with the rest", () => {
    assertRefused(
      calicoLinkerdServices,
      calicoWith({ defaultFelixConfiguration: { enabled: false } }, { dataplane: "bpf" }),
      {
        path: "cni.values.defaultFelixConfiguration.enabled",
        message: /takes our setting away.*would/,
        remedy: /delete the value/,
      },
    );
  });
  it("accepts it without linkerd-cni, and with iptables, which does not rewrite there", () => {
    const without = {
      ...calicoWith(balancing("TCP"), { dataplane: "bpf" }),
      linkerd: { cni: false },
    };
    assertAccepted(calicoLinkerdServices, without);
    assertAccepted(calicoLinkerdServices, calicoWith(balancing("TCP")));
  });
});

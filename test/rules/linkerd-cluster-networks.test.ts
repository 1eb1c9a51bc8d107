import { linkerdClusterNetworks } from "../../rules/linkerd-cluster-networks";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-cluster-networks", () => {
  it("warns of pods outside of the networks", () => {
    assertRefused(
      linkerdClusterNetworks,
      {
        cni: { kind: "calico", mode: "overlay", podCidr: "198.18.0.0/16" },
        linkerd: { controlPlane: true },
      },
      {
        path: "cni.podCidr",
        message:
          /198\.18\.0\.0\/16 lies outside of Linkerd's clusterNetworks .*would be forwarded without identity/,
        remedy: /fd00::\/8,198\.18\.0\.0\/16"/,
      },
    );
  });
  it("warns of a list that lacks the VPC", () => {
    assertRefused(
      linkerdClusterNetworks,
      { linkerd: { controlPlane: true, controlPlaneValues: { clusterNetworks: "172.16.0.0/12" } } },
      {
        path: "cluster.vpcCidr",
        message: /10\.0\.0\.0\/16 lies outside/,
        remedy: /clusterNetworks/,
      },
    );
  });
  it("accepts private networks, and a list that has the others", () => {
    assertAccepted(linkerdClusterNetworks, { linkerd: { controlPlane: true } });
    assertAccepted(linkerdClusterNetworks, {
      cni: { kind: "calico", mode: "overlay", podCidr: "198.18.0.0/16" },
      linkerd: {
        controlPlane: true,
        controlPlaneValues: { clusterNetworks: "10.0.0.0/8, 172.16.0.0/12, 198.18.0.0/15" },
      },
    });
  });
});

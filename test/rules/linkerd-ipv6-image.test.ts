import { linkerdIpv6Image } from "../../rules/linkerd-ipv6-image";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-ipv6-image", () => {
  it("refuses an image that writes a broken address", () => {
    assertRefused(
      linkerdIpv6Image,
      { cluster: { ipFamily: "ipv6" }, linkerd: { imageVersion: "v1.6.8" } },
      {
        path: "linkerd.imageVersion",
        message: /without brackets.*every sandbox would fail/,
        remedy: /ipv4/,
      },
    );
  });
  it("accepts an older one", () => {
    assertAccepted(linkerdIpv6Image, {
      cluster: { ipFamily: "ipv6" },
      linkerd: { imageVersion: "v1.6.3" },
    });
  });
  it("says nothing of IPv4", () => {
    assertAccepted(linkerdIpv6Image);
  });
});

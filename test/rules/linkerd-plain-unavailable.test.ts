import { linkerdPlainUnavailable } from "../../rules/linkerd-plain-unavailable";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-plain-unavailable", () => {
  it("refuses plain in an old chart", () => {
    assertRefused(
      linkerdPlainUnavailable,
      { linkerd: { version: "2024.11.8" } },
      {
        path: "linkerd.version",
        message: /chart 2024\.11\.8 does not know iptablesMode plain.*would fail/,
        remedy: /2025\.1\.1 or later/,
      },
    );
  });
  it("refuses plain in an old image", () => {
    assertRefused(
      linkerdPlainUnavailable,
      { linkerd: { imageVersion: "v1.5.2" } },
      {
        path: "linkerd.imageVersion",
        message: /image v1\.5\.2.*every meshed pod would fail/,
        remedy: /v1\.6\.0 or later/,
      },
    );
  });
  it("reads the image among the values", () => {
    assertRefused(
      linkerdPlainUnavailable,
      { linkerd: { cniValues: { image: { version: "v1.3.0" } } } },
      { path: "linkerd.cniValues.image.version", message: /image v1\.3\.0/, remedy: /v1\.6\.0/ },
    );
  });
  it("accepts the first that have it", () => {
    assertAccepted(linkerdPlainUnavailable, {
      linkerd: { version: "2025.1.1", imageVersion: "v1.6.2" },
    });
  });
  it("says nothing of a version that cannot be read", () => {
    assertAccepted(linkerdPlainUnavailable, { linkerd: { imageVersion: "my-build" } });
  });
});

import { linkerdAlphaImage } from "../../rules/linkerd-alpha-image";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-alpha-image", () => {
  it("warns of a pre-release", () => {
    assertRefused(
      linkerdAlphaImage,
      { linkerd: { imageVersion: "v1.7.0-alpha.1" } },
      {
        path: "linkerd.imageVersion",
        message: /pre-release.*would be readable by every process/,
        remedy: /write v\d+\.\d+\.\d+/,
      },
    );
  });
  it("is content with a release", () => {
    assertAccepted(linkerdAlphaImage, { linkerd: { imageVersion: "v1.6.8" } });
  });
});

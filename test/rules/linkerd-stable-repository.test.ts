import { linkerdStableRepository } from "../../rules/linkerd-stable-repository";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-stable-repository", () => {
  it("refuses the frozen repository", () => {
    assertRefused(
      linkerdStableRepository,
      { linkerd: { chartRepository: "https://helm.linkerd.io/stable" } },
      {
        path: "linkerd.chartRepository",
        message: /frozen since February 2024.*would not be found/,
        remedy: /helm\.linkerd\.io\/edge/,
      },
    );
  });
  it("accepts a mirror", () => {
    assertAccepted(linkerdStableRepository, {
      linkerd: { chartRepository: "https://charts.example.com/linkerd" },
    });
  });
});

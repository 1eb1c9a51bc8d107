import { vpcCniImageRegion } from "../../rules/vpc-cni-image-region";
import { assertAccepted, assertRefused } from "./spec-fixture";
import { chained } from "./vpc-cni-fixture";

const ELSEWHERE = { region: "ap-east-2" };
const image = { account: "111122223333", region: "ap-east-2" };

describe("rule vpc-cni-image-region", () => {
  it("refuses a chart whose images a region's nodes would not find", () => {
    assertRefused(
      vpcCniImageRegion,
      { ...chained({ as: "helm" }), ...ELSEWHERE },
      {
        path: "vpcCni.values.image",
        message: /registry of ap-east-2 is not known; nodes would pull from us-west-2/,
        remedy: /as: addon/,
      },
    );
  });
  it("asks for each of the three", () => {
    const values = { image, init: { image } };
    assertRefused(
      vpcCniImageRegion,
      { ...chained({ as: "helm", values }), ...ELSEWHERE },
      {
        path: "vpcCni.values.nodeAgent.image",
        message: /ap-east-2/,
        remedy: /nodeAgent\.image/,
      },
    );
  });
  it("accepts known regions, images of one's own, and the add-on", () => {
    const values = { image, init: { image }, nodeAgent: { image: { override: "x/y:z" } } };
    assertAccepted(vpcCniImageRegion, { ...chained({ as: "helm", values }), ...ELSEWHERE });
    assertAccepted(vpcCniImageRegion, { ...chained(), ...ELSEWHERE });
    assertAccepted(vpcCniImageRegion, chained({ as: "helm" }));
  });
});

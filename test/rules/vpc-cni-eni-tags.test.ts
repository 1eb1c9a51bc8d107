import { vpcCniEniTags } from "../../rules/vpc-cni-eni-tags";
import { assertAccepted, assertRefused } from "./spec-fixture";
import { withVariables } from "./vpc-cni-fixture";

const PATH = "vpcCni.values.env.ADDITIONAL_ENI_TAGS";
const tags = (ADDITIONAL_ENI_TAGS: string) => withVariables({ ADDITIONAL_ENI_TAGS });

describe("rule vpc-cni-eni-tags", () => {
  for (const text of ["team=network", "[]", "null", '{"cost":1}']) {
    it(`refuses ${text}, which is no map of strings`, () => {
      assertRefused(vpcCniEniTags, tags(text), {
        path: PATH,
        message: /is no JSON map from strings to strings; aws-node would set no tag at all/,
        remedy: /\{"team":"network"\}/,
      });
    });
  }
  it("refuses a key that aws-node leaves out", () => {
    assertRefused(vpcCniEniTags, tags('{"cluster.k8s.amazonaws.com/name":"dev"}'), {
      path: PATH,
      message: /would be ignored in silence/,
      remedy: /leave the key out/,
    });
  });
  it("refuses the key that is filled in", () => {
    assertRefused(vpcCniEniTags, tags('{"eks-cni/cluster-name":"dev"}'), {
      path: PATH,
      message: /says whose interfaces these are/,
      remedy: /leave the key out/,
    });
  });
  it("accepts a map of strings, and none", () => {
    assertAccepted(vpcCniEniTags, tags('{"team":"network"}'));
    assertAccepted(vpcCniEniTags, tags("{}"));
    assertAccepted(vpcCniEniTags);
  });
});

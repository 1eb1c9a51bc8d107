import { vpcCniUnknownValue } from "../../rules/vpc-cni-unknown-value";
import { assertAccepted, assertRefused } from "./spec-fixture";
import { chained } from "./vpc-cni-fixture";

describe("rule vpc-cni-unknown-value", () => {
  it("refuses a key that the chart does not have, and knows the one that was meant", () => {
    assertRefused(
      vpcCniUnknownValue,
      chained({ as: "helm", values: { nodeAgent: { enabeld: false } } }),
      {
        path: "vpcCni.values.nodeAgent.enabeld",
        message: /no value of chart aws-vpc-cni 1\.22\.4.*ignored in silence/,
        remedy: /write nodeAgent\.enabled/,
      },
    );
  });
  it("refuses a variable that aws-node does not read", () => {
    assertRefused(
      vpcCniUnknownValue,
      chained({ as: "helm", values: { env: { ENABLE_PREFIX_DELGATION: "true" } } }),
      {
        path: "vpcCni.values.env.ENABLE_PREFIX_DELGATION",
        message: /read no variable "ENABLE_PREFIX_DELGATION"; it would be ignored/,
        remedy: /write ENABLE_PREFIX_DELEGATION/,
      },
    );
  });
  for (const [path, values] of [
    ["image", { image: { tag: "v1.22.4" } }],
    ["nodeAgent.image", { nodeAgent: { image: { tag: "v1.4.0" } } }],
    ["originalMatchLabels", { originalMatchLabels: true }],
    ["serviceAccount", { serviceAccount: { annotations: {} } }],
  ] as const) {
    it(`refuses the chart's ${path} for the add-on`, () => {
      assertRefused(vpcCniUnknownValue, chained({ values }), {
        path: `vpcCni.values.${path}`,
        message: /a value of the chart that the add-on does not take/,
        remedy: /as: helm/,
      });
    });
  }
  it("accepts what each takes, variables of the AWS SDK, and what is not installed", () => {
    const env = {
      WARM_IP_TARGET: "2",
      AWS_USE_FIPS_ENDPOINT: "true",
      HTTPS_PROXY: "http://proxy:3128",
    };
    assertAccepted(vpcCniUnknownValue, chained({ values: { env, tolerations: [] } }));
    assertAccepted(
      vpcCniUnknownValue,
      chained({ as: "helm", values: { env, extraEnv: [], nodeAgent: { enabled: false } } }),
    );
    assertAccepted(vpcCniUnknownValue, { vpcCni: { mode: "absent", values: { nonsense: true } } });
  });
  it("leaves what may be newer to the warning", () => {
    assertAccepted(
      vpcCniUnknownValue,
      chained({ values: { env: { A_NEW_ONE: "1" }, aNewKey: 1 } }),
    );
    assertAccepted(
      vpcCniUnknownValue,
      chained({ as: "helm", version: "1.24.0", values: { aNewKey: 1, env: { A_NEW_ONE: "1" } } }),
    );
  });
});

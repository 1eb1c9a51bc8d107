import type { CniSettings, VpcCniInstallSettings } from "../../spec/cluster-input";
import type { Difference } from "./spec-fixture";

/** The default stack with Cilium on an installed aws-vpc-cni. */
export function chained(
  vpcCni: VpcCniInstallSettings = {},
  cni: Partial<CniSettings> = {},
): Difference {
  return {
    vpcCni: { mode: "installed", ...vpcCni },
    cni: { mode: "chained", prefixDelegation: false, ...cni },
  };
}

/** The same with variables of aws-node. */
export function withVariables(
  env: Readonly<Record<string, unknown>>,
  cni: Partial<CniSettings> = {},
): Difference {
  return chained({ values: { env } }, cni);
}

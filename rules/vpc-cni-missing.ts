import { CniMode, VpcCniMode } from "../spec/choices";
import { rule } from "./rule";

const CARRIERS: readonly VpcCniMode[] = [VpcCniMode.Installed, VpcCniMode.Adopted];

/**
 * `chained` and `policyOnly` get their addresses from aws-vpc-cni. Without it the agent waits for a
 * conflist that nobody writes.
 *
 * @see cilium/cilium: Documentation/installation/cni-chaining-aws-cni.rst; projectcalico/calico: charts/tigera-operator/values.yaml, installation.cni.type
 */
export const vpcCniMissing = rule({
  id: "vpc-cni-missing",
  severity: "error",
  title: "Modes on top of aws-vpc-cni have it",
  needs: ["cni", "vpcCni"],
  judge: ({ cni, vpcCni }) =>
    (cni.mode === CniMode.Chained || cni.mode === CniMode.PolicyOnly) &&
    !CARRIERS.includes(vpcCni.mode)
      ? [
          {
            path: "vpcCni.mode",
            message: `${vpcCni.mode}, but cni.mode ${cni.mode} works on top of aws-vpc-cni; no pod would get an address and nodes would stay NotReady`,
            remedy: `write vpcCni: installed or adopted, or another cni.mode`,
          },
        ]
      : [],
});

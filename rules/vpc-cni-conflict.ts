import { CniMode, VpcCniMode } from "../spec/choices";
import { rule } from "./rule";

/**
 * Two CNIs on one node each write a conflist, and the first by name wins; in ENI mode both also attach
 * ENIs until the instance's limit. On an existing cluster that is a passing state of a migration.
 *
 * @see cilium/cilium: Documentation/installation/requirements-eks.rst; containerd/go-cni: opts.go, loadFromConfDir
 */
export const vpcCniConflict = rule({
  id: "vpc-cni-conflict",
  severity: "error",
  title: "A new cluster has one CNI that gives out addresses",
  needs: ["cni", "vpcCni", "existing"],
  judge: ({ cni, vpcCni, existing }) =>
    !existing &&
    (cni.mode === CniMode.Eni || cni.mode === CniMode.Overlay) &&
    (vpcCni.mode === VpcCniMode.Installed || vpcCni.mode === VpcCniMode.Adopted)
      ? [
          {
            path: "vpcCni.mode",
            message: `${vpcCni.mode} beside ${cni.kind} in ${cni.mode} mode; two CNIs would write conflists and give out addresses on the same nodes`,
            remedy: "write vpcCni: absent, or cni.mode: chained (cilium) or policyOnly (calico)",
          },
        ]
      : [],
});

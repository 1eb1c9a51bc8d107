import { CniMode, type OperatorIdentity, VpcCniMode } from "../spec/choices";
import type { ClusterSpec } from "../spec/cluster-spec";

/** How programs of the CNI get an AWS role; none where none of them calls AWS: on an overlay. */
export function cniIdentityOf({ cni, vpcCni }: ClusterSpec): OperatorIdentity | undefined {
  return cni.mode === CniMode.Eni || vpcCni.mode === VpcCniMode.Installed
    ? cni.operatorIdentity
    : undefined;
}

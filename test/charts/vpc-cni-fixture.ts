import type { VpcCniContext } from "../../charts";
import { VpcCniAs, VpcCniMode } from "../../spec/choices";
import type { VpcCniInstallSettings } from "../../spec/cluster-input";
import type { VpcCniSpec } from "../../spec/cluster-spec";
import { resolveVpcCni } from "../../spec/resolve";

/** An installed aws-vpc-cni, with a difference. */
export function installed(difference: VpcCniInstallSettings = {}): VpcCniSpec {
  return resolveVpcCni({ mode: VpcCniMode.Installed, ...difference });
}

/** aws-vpc-cni as a Helm release. */
export function asChart(difference: VpcCniInstallSettings = {}): VpcCniSpec {
  return installed({ as: VpcCniAs.Helm, ...difference });
}

/** The default cluster, as aws-vpc-cni sees it below Cilium. */
export const VPC_CNI_CONTEXT: VpcCniContext = {
  clusterName: "dev",
  region: "eu-central-1",
  endpoint: "https://0123456789ABCDEF0123456789ABCDEF.gr7.eu-central-1.eks.amazonaws.com",
  prefixDelegation: false,
  masquerade: false,
  annotatePodIp: false,
  roleArn: "arn:aws:iam::111122223333:role/dev-vpc-cni",
};

import { CniMode } from "../../../../spec/choices";
import { objectOf } from "../helm";
import type { Facts, RenderedRelease } from "./facts";

interface Container {
  readonly name: string;
  readonly args?: readonly string[];
  readonly env?: readonly { readonly name: string; readonly value?: string }[];
}

/** What aws-node does under another CNI's policies. */
export function vpcCniFacts({ rendered, spec }: RenderedRelease): Facts {
  const { containers } = objectOf(rendered, "DaemonSet", "aws-node")["spec"].template.spec as {
    containers: readonly Container[];
  };
  const node = containers.find(({ name }) => name === "aws-node");
  const agent = containers.find(({ name }) => name === "aws-eks-nodeagent");
  const env = (name: string) => node?.env?.find((entry) => entry.name === name)?.value;
  return {
    actual: {
      ANNOTATE_POD_IP: env("ANNOTATE_POD_IP") ?? "false",
      ENABLE_PREFIX_DELEGATION: env("ENABLE_PREFIX_DELEGATION"),
      AWS_VPC_K8S_CNI_EXTERNALSNAT: env("AWS_VPC_K8S_CNI_EXTERNALSNAT"),
      "its own policies": agent?.args?.find((arg) => arg === "--enable-network-policy=true"),
    },
    expected: {
      ANNOTATE_POD_IP: String(spec.cni.mode === CniMode.PolicyOnly),
      ENABLE_PREFIX_DELEGATION: String(spec.cni.prefixDelegation),
      AWS_VPC_K8S_CNI_EXTERNALSNAT: String(!spec.cni.masquerade),
      "its own policies": undefined,
    },
  };
}

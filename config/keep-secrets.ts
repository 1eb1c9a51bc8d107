import * as pulumi from "@pulumi/pulumi";
import { problemSink } from "../rules/sink";
import type { ClusterInput, LinkerdIdentitySettings, LinkerdSettings } from "../spec/cluster-input";
import { isSecretKey } from "./secret-keys";

/** A property that carries what people write below a key of the stack file. */
interface Carrier {
  /** Keys below `eks-cni:`. */
  readonly from: readonly string[];
  readonly type: string;
  readonly property: string;
}

const CARRIERS: readonly Carrier[] = [
  { from: ["nodeGroups"], type: "aws:ec2/launchTemplate:LaunchTemplate", property: "userData" },
  { from: ["cni", "linkerd"], type: "kubernetes:helm.sh/v3:Release", property: "values" },
  { from: ["addons"], type: "aws:eks/addon:Addon", property: "configurationValues" },
];

/**
 * Keeps user data, Helm values and add-on configuration encrypted in the state when the stack file has a `secure:`
 * value that may be in them. A plan has no such values, and shows them as they are.
 */
export const keepSecrets: pulumi.ResourceTransformation = ({ type, props, opts }) => {
  const inputs = props as Record<string, unknown>;
  const secret = CARRIERS.filter(
    (carrier) =>
      carrier.type === type &&
      inputs[carrier.property] !== undefined &&
      carrier.from.some(isSecretKey),
  );
  if (secret.length === 0 || problemSink() !== undefined) {
    return undefined;
  }
  return {
    props: {
      ...inputs,
      ...Object.fromEntries(
        secret.map(({ property }) => [property, pulumi.secret(inputs[property])]),
      ),
    },
    opts,
  };
};

/** Linkerd's settings with an issuer's key of which Pulumi knows that it is secret. */
export interface LinkerdWithKey extends Omit<LinkerdSettings, "identity"> {
  readonly identity?: Omit<LinkerdIdentitySettings, "issuerKeyPem"> & {
    readonly issuerKeyPem?: pulumi.Input<string>;
  };
}

/** What a stack file says, with the issuer's key marked. */
export interface InputWithKey extends Omit<ClusterInput, "linkerd"> {
  readonly linkerd?: LinkerdWithKey;
}

/**
 * Marks the issuer's key again: reading a stack file takes the mark off. A key that stands in the file in clear stays
 * a plain text, which a rule then says.
 */
export function keepIssuerKey(input: ClusterInput): InputWithKey {
  const { linkerd, ...rest } = input;
  const key = linkerd?.identity?.issuerKeyPem;
  if (linkerd === undefined || key === undefined || !isSecretKey("linkerd")) return input;
  return {
    ...rest,
    linkerd: { ...linkerd, identity: { ...linkerd.identity, issuerKeyPem: pulumi.secret(key) } },
  };
}

import * as pulumi from "@pulumi/pulumi";
import { problemSink } from "../rules/sink";
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

import { isMap } from "../wire";
import { type Birth, hex, type Shape } from "./birth";

/** Placeholders of a command: what it says is known in one case, the AMI of a self-managed group. */
export function commandShape({ inputs, urn }: Birth): Shape {
  const { environment } = inputs;
  const parameter = isMap(environment) ? environment["AMI_PARAMETER"] : undefined;
  return typeof parameter === "string"
    ? { properties: { stdout: `ami-${hex(`${urn}#${parameter}`, 17)}` } }
    : {};
}

import { parse } from "yaml";

/** A piece of a stack file that is laid over a right one, key by key, and what has to be said of it. */
export interface WrongInput {
  /** YAML below `config:`. */
  readonly yaml: string;
  /** Path and id of every error, in order. */
  readonly errors: readonly (readonly [path: string, id: string])[];
  /** What the first error repeats of what was given, and what it names as allowed. */
  readonly says: readonly string[];
}

const RIGHT = `
aws:region: eu-central-1
eks-cni:cluster: { name: dev, version: "1.35" }
eks-cni:cni: { kind: cilium, mode: eni }
eks-cni:linkerd: { cni: true }
eks-cni:nodeGroups:
  - { name: general, operatingSystem: AL2023, instanceTypes: [m7g.large], scaling: { min: 2, max: 4, desired: 2 } }
`;

/** The `config` map of a whole stack file with this snippet in it. */
export function configWith(yaml: string): unknown {
  // A key written twice is what the snippet overrides of its own beginning.
  const options = { uniqueKeys: false };
  return { ...(parse(RIGHT) as object), ...(parse(yaml, options) as object) };
}

/** A snippet with one error. */
export function wrong(yaml: string, path: string, id: string, ...says: string[]): WrongInput {
  return { yaml, errors: [[path, id]], says };
}

export const cluster = (rest: string): string =>
  `eks-cni:cluster: { name: dev, version: "1.35", ${rest} }`;

export const cilium = (rest: string): string => `eks-cni:cni: { kind: cilium, mode: eni, ${rest} }`;

/** An overlay of Cilium's that has everything it needs. */
export const overlay = (rest: string): string =>
  `eks-cni:cni: { kind: cilium, mode: overlay, podCidr: 100.64.0.0/16, ${rest} }`;

/** An overlay of Calico's that has everything it needs. */
export const calico = (rest: string): string =>
  `eks-cni:cni: { kind: calico, mode: overlay, podCidr: 100.64.0.0/16, ${rest} }`;

export const linkerd = (rest: string): string => `eks-cni:linkerd: { cni: true, ${rest} }`;

export const group = (rest: string): string =>
  `eks-cni:nodeGroups: [ { name: general, operatingSystem: AL2023, instanceTypes: [m7g.large], scaling: { min: 2, max: 4, desired: 2 }, ${rest} } ]`;

/** aws-vpc-cni below Cilium. */
export const vpcCni = (rest: string): string =>
  `eks-cni:vpcCni: { ${rest} }\neks-cni:cni: { kind: cilium, mode: chained }`;

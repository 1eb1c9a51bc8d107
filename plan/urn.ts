/** Type of the resource that stands for the stack; it is left out of its children's URNs. */
export const STACK_TYPE = "pulumi:pulumi:Stack";

const PROVIDER_TYPE = "pulumi:providers:";

/** Project and stack: what every URN of a plan begins with. */
export interface Root {
  readonly project: string;
  readonly stack: string;
}

/**
 * The URN that the engine gives: the type carries the types of all parents but the stack.
 *
 * @see pulumi/pulumi: pkg/resource/deploy/deployment.go, `generateURN` (v3.246.0)
 */
export function makeUrn(
  root: Root,
  parent: string | undefined,
  type: string,
  name: string,
): string {
  const parentType = parent === undefined ? undefined : qualifiedTypeOf(parent);
  const qualified =
    parentType === undefined || parentType === STACK_TYPE ? type : `${parentType}$${type}`;
  return ["urn:pulumi:" + root.stack, root.project, qualified, name].join("::");
}

/** `eks-cni:index:Cluster$aws:ec2/vpc:Vpc` of a URN. */
export function qualifiedTypeOf(urn: string): string {
  return urn.split("::", 3)[2] ?? "";
}

/** The resource's own type, without its parents'. */
export function typeOf(urn: string): string {
  const qualified = qualifiedTypeOf(urn);
  return qualified.slice(qualified.lastIndexOf("$") + 1);
}

/** The resource's name, which may itself hold `::`. */
export function nameOf(urn: string): string {
  return urn.split("::").slice(3).join("::");
}

/** True for `pulumi:providers:<package>`. */
export function isProviderType(type: string): boolean {
  return type.startsWith(PROVIDER_TYPE);
}

/** `aws` of `aws:ec2/vpc:Vpc` and of `pulumi:providers:aws`. */
export function packageOf(type: string): string {
  return isProviderType(type) ? type.slice(PROVIDER_TYPE.length) : (type.split(":", 1)[0] ?? "");
}

/** The URN of a provider reference, which ends with the provider's id. */
export function providerUrn(reference: string): string {
  return reference.slice(0, reference.lastIndexOf("::"));
}

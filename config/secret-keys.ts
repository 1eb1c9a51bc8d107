import * as pulumi from "@pulumi/pulumi";

/** The namespace of our keys, whatever the project is called. */
export const NAMESPACE = "eks-cni";

/** Which of a stack's keys are secret. Exported by the SDK at run time, kept out of its typings. */
type IsConfigSecret = (key: string) => boolean;

/**
 * Is anything below this key a `secure:` value? Pulumi knows it of a whole key only.
 *
 * @param name a key of ours, without its namespace
 */
export function isSecretKey(name: string): boolean {
  const { isConfigSecret } = pulumi.runtime as unknown as { isConfigSecret?: IsConfigSecret };
  return isConfigSecret?.(`${NAMESPACE}:${name}`) ?? false;
}

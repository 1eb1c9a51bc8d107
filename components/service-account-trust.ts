import * as pulumi from "@pulumi/pulumi";
import { OperatorIdentity } from "../spec/choices";
import { irsaTrustPolicy, POD_IDENTITY_TRUST_POLICY } from "./iam-policies";

/** A ServiceAccount that may take a role, and how. */
export interface ServiceAccountTrust {
  readonly kind: OperatorIdentity;
  readonly namespace: string;
  readonly serviceAccount: string;
  /** Where the choice of `kind` is written: `operatorIdentity`. */
  readonly key: string;
  readonly oidcProviderArn?: pulumi.Input<string> | undefined;
  readonly oidcIssuer?: pulumi.Input<string> | undefined;
}

/**
 * The trust policy of a role for one ServiceAccount. For Pod Identity it names none: the association does.
 *
 * @throws when `irsa` has no OIDC provider to trust
 */
export function serviceAccountTrust(trust: ServiceAccountTrust): pulumi.Input<string> {
  if (trust.kind === OperatorIdentity.PodIdentity) {
    return JSON.stringify(POD_IDENTITY_TRUST_POLICY);
  }
  const { namespace, serviceAccount, oidcProviderArn, oidcIssuer } = trust;
  if (oidcProviderArn === undefined || oidcIssuer === undefined) {
    throw new pulumi.InputPropertyError({
      propertyPath: "oidcProviderArn",
      reason:
        `${trust.key} irsa needs the cluster's OIDC provider: give oidcProviderArn and oidcIssuer, ` +
        `or write ${trust.key} podIdentity and install the pod-identity agent`,
    });
  }
  return pulumi
    .output({ providerArn: oidcProviderArn, issuer: oidcIssuer })
    .apply(({ providerArn, issuer }) =>
      JSON.stringify(irsaTrustPolicy({ providerArn, issuer, namespace, serviceAccount })),
    );
}

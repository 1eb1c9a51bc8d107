import type { LinkerdSpec } from "../spec/cluster-spec";

/** A webhook of Linkerd's control plane. */
export interface LinkerdWebhook {
  /** Key of its values in the chart. */
  readonly key: "proxyInjector" | "profileValidator" | "policyValidator";
  /** Name of its Service, which is the name in its certificate. */
  readonly service: string;
}

/** @see linkerd/linkerd2: charts/linkerd-control-plane/templates/proxy-injector-rbac.yaml and destination-rbac.yaml, edge-26.6.3 */
export const LINKERD_WEBHOOKS: readonly LinkerdWebhook[] = [
  { key: "proxyInjector", service: "linkerd-proxy-injector" },
  { key: "profileValidator", service: "linkerd-sp-validator" },
  { key: "policyValidator", service: "linkerd-policy-validator" },
];

/** Keys of a webhook's values with which somebody else gives it its certificate. */
const FOREIGN = [
  "externalSecret",
  "crtPEM",
  "keyPEM",
  "caBundle",
  "injectCaFrom",
  "injectCaFromSecret",
];

/** The webhooks to which nobody but us gives a certificate. */
export function webhooksToCertify({
  controlPlaneValues,
}: Pick<LinkerdSpec, "controlPlaneValues">): readonly LinkerdWebhook[] {
  return LINKERD_WEBHOOKS.filter(({ key }) => {
    const given: unknown = controlPlaneValues[key];
    return (
      typeof given !== "object" ||
      given === null ||
      !FOREIGN.some((name) => Boolean((given as Readonly<Record<string, unknown>>)[name]))
    );
  });
}

import { CniKind } from "../spec/choices";
import { connectionOf, type Site } from "./cluster-parts";
import { GatewayApiCrds } from "./gateway-api-crds";

/** The CRDs that Cilium's operator looks for when it starts, where it serves the Gateway API. */
export function makeGatewayApiCrds(site: Site): GatewayApiCrds[] {
  const { name, spec, parent } = site;
  if (spec.cni.kind !== CniKind.Cilium || !spec.cni.gatewayApi) return [];
  return [
    new GatewayApiCrds(
      `${name}-gateway-api`,
      { ...connectionOf(site), ciliumVersion: spec.cni.version },
      { parent, dependsOn: [site.controlPlane] },
    ),
  ];
}

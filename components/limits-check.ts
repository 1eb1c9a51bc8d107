import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { addressPolicy, groupEniLimits, type EniLimits } from "../capacity";
import type { CniSpec, NodeGroupSpec } from "../spec/cluster-spec";

/** The part of EC2's answer that counts. */
type Answer = Pick<
  aws.ec2.GetInstanceTypeResult,
  | "defaultNetworkCardIndex"
  | "maximumIpv4AddressesPerInterface"
  | "maximumNetworkInterfaces"
  | "networkCards"
>;

/** The limits in EC2's answer, of the network card that nodes boot from; undefined where it has none. */
function limitsOf(answer: Partial<Answer>): EniLimits | undefined {
  const card = answer.networkCards?.find(({ index }) => index === answer.defaultNetworkCardIndex);
  const enis = card?.maximumInterfaces ?? answer.maximumNetworkInterfaces;
  const ipv4PerEni = answer.maximumIpv4AddressesPerInterface;
  return typeof enis === "number" && typeof ipv4PerEni === "number"
    ? { enis, ipv4PerEni }
    : undefined;
}

function show({ enis, ipv4PerEni }: EniLimits): string {
  return `${String(enis)} network interfaces with ${String(ipv4PerEni)} addresses each`;
}

/**
 * Asks EC2 what the instance types of a group may have, and warns where that is not what max pods were computed from.
 * It changes nothing: nodes get the same user data whatever EC2 says, and whether or not it could be asked. Nothing
 * waits for the answer.
 */
export function warnOfOtherLimits(
  component: pulumi.ComponentResource,
  group: NodeGroupSpec,
  cni: CniSpec,
): void {
  const { kind } = addressPolicy(cni);
  if (kind !== "ciliumEni" && kind !== "vpcCni") return;
  for (const instanceType of new Set(group.instanceTypes)) {
    const ours = groupEniLimits(group, instanceType);
    if (ours === undefined) continue;
    aws.ec2.getInstanceType({ instanceType }, { parent: component }).then(
      (answer) => {
        const theirs = limitsOf(answer);
        if (theirs === undefined || show(theirs) === show(ours)) return;
        void pulumi.log.warn(
          `${instanceType}: EC2 gives ${show(theirs)}, max pods were computed with ${show(ours)} and stay so; ` +
            "update this package, or write maxPods",
          component,
        );
      },
      (reason: unknown) => {
        void pulumi.log.debug(
          `EC2 was not asked for ${instanceType}: ${String(reason)}`,
          component,
        );
      },
    );
  }
}

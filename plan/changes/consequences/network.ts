import { printableLine } from "../../report/printable";
import { shortType } from "../../report/resource-label";
import type { Consequence } from "../changes";
import type { Step } from "../comparison";
import { resourceOfStep, type Scene, stepsOfType, type Told } from "./scene";
import { listed } from "./words";
import { CLUSTER_TYPE } from "../../resource-types";

const VPC = "aws:ec2/vpc:Vpc";

/** Types that decide who reaches what; their own section of a report. */
export function isNetwork(type: string): boolean {
  return (
    /^aws:ec2\/(?:vpc|subnet|route|internetGateway|natGateway|eip|securityGroup|networkAcl|vpcEndpoint|egressOnly|networkInterface|vpcDhcp|vpcIpv4)/.test(
      type,
    ) ||
    /^aws:vpc\/securityGroup/.test(type) ||
    /^aws:eks\/access/.test(type) ||
    type === CLUSTER_TYPE
  );
}

const TRAFFIC =
  /^aws:(?:ec2|vpc)\/(?:subnet|route|internetGateway|natGateway|eip|securityGroup|networkAcl|vpcEndpoint)/;

function vpcSentence(scene: Scene, step: Step): Consequence | undefined {
  const vpc = resourceOfStep(step);
  const name = printableLine(vpc.name);
  if (step.operation === "delete") {
    return { danger: "lost", text: `VPC ${name} is deleted`, subject: vpc.urn };
  }
  if (step.operation !== "replace") return undefined;
  const stays = stepsOfType(scene, CLUSTER_TYPE).some(
    (cluster) =>
      cluster.operation === "update" &&
      cluster.properties.some(({ path }) => path.startsWith("vpcConfig.subnetIds")),
  );
  const text = stays
    ? `VPC ${name} is replaced, which fails: EKS moves no cluster to another VPC`
    : `VPC ${name} is replaced`;
  return { danger: "lost", text, subject: vpc.urn };
}

/** Tells what becomes of VPCs, subnets, routes and gateways. */
export function tellNetwork(scene: Scene, told: ReadonlySet<string>): Told {
  const consequences: Consequence[] = [];
  const covered = new Set<string>();
  const moved: Step[] = [];
  let vpcGoes = false;
  for (const step of stepsOfType(scene, VPC)) {
    const sentence = vpcSentence(scene, step);
    if (sentence === undefined) continue;
    vpcGoes = true;
    consequences.push(sentence);
    covered.add(resourceOfStep(step).urn);
  }
  for (const step of scene.comparison.steps) {
    const { type, urn } = resourceOfStep(step);
    if (!TRAFFIC.test(type) || told.has(urn)) continue;
    if (vpcGoes) covered.add(urn);
    else if (step.operation === "replace" || step.operation === "delete") moved.push(step);
  }
  if (moved.length > 0) {
    const kinds = [...new Set(moved.map((step) => shortType(resourceOfStep(step).type)))];
    for (const step of moved) covered.add(resourceOfStep(step).urn);
    consequences.push({
      danger: "reach",
      text: `${String(moved.length)} network resource${moved.length === 1 ? " is" : "s are"} replaced or deleted (${listed(kinds, 3)}): traffic through ${moved.length === 1 ? "it" : "them"} is interrupted`,
      subject: "network",
    });
  }
  return { consequences, covered };
}

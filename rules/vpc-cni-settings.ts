import { VpcCniAs, VpcCniMode } from "../spec/choices";
import type { VpcCniSpec } from "../spec/cluster-spec";
import { valueAt } from "./document-value";

/** Whether this program installs aws-vpc-cni. */
export function isInstalled(vpcCni: VpcCniSpec): boolean {
  return vpcCni.mode === VpcCniMode.Installed;
}

/** Whether this program installs aws-vpc-cni as a Helm release. */
export function isChart(vpcCni: VpcCniSpec): boolean {
  return isInstalled(vpcCni) && vpcCni.as === VpcCniAs.Helm;
}

/** Whether this program installs aws-vpc-cni as an EKS add-on. */
export function isAddon(vpcCni: VpcCniSpec): boolean {
  return isInstalled(vpcCni) && vpcCni.as === VpcCniAs.Addon;
}

/** Where a variable of aws-node's environment is written. */
export function variablePath(name: string): string {
  return `vpcCni.values.env.${name}`;
}

/** A variable of aws-node's environment as aws-node reads it; nothing where the user writes none, or takes it away. */
export function variableOf({ values }: VpcCniSpec, name: string): string | undefined {
  const value = valueAt(values, `env.${name}`);
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : undefined;
}

/** A switch of aws-node's environment; nothing where the user writes none that Go's `strconv.ParseBool` takes. */
export function switchOf(vpcCni: VpcCniSpec, name: string): boolean | undefined {
  const value = variableOf(vpcCni, name) ?? "";
  if (!BOOLEAN.test(value)) return undefined;
  return /^(1|t)/i.test(value);
}

/** A number of aws-node's environment. */
export function numberOf(vpcCni: VpcCniSpec, name: string): number | undefined {
  const value = variableOf(vpcCni, name) ?? "";
  return /^-?\d+$/.test(value) ? Number(value) : undefined;
}

/** What Go's `strconv.ParseBool` takes. */
export const BOOLEAN = /^(1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/;

/** Settings that only an installation reads, of those that are there. */
export function givenSettings({ as, version, chartRepository, values }: VpcCniSpec): string[] {
  return [
    ...(as === undefined ? [] : ["as"]),
    ...(version === undefined ? [] : ["version"]),
    ...(chartRepository === undefined ? [] : ["chartRepository"]),
    ...(Object.keys(values).length === 0 ? [] : ["values"]),
  ];
}

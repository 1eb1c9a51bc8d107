import { isVpcCniVariable, unknownKeys, vpcCniAddonKeys, VPC_CNI_VARIABLES } from "../charts";
import { PINS } from "../pins/pins";
import { SUPPORTED_CHARTS } from "../pins/supported-charts";
import { minorOf } from "../pins/version-order";
import type { VpcCniSpec } from "../spec/cluster-spec";
import { nearestName } from "../spec/nearest-name";
import { isDocument, show, valueAt } from "./document-value";
import type { HelmKeyCheck } from "./helm-key-checks";
import type { Finding } from "./rule";
import { isAddon, isChart, variablePath } from "./vpc-cni-settings";

const { chart } = PINS.charts.awsVpcCni;
const NEWEST = SUPPORTED_CHARTS[chart].at(-1) ?? PINS.charts.awsVpcCni.version;

/** The chart's verdict on its values; nothing where there are none, or no chart. */
export function checkVpcCniChart(vpcCni: VpcCniSpec): readonly HelmKeyCheck[] {
  const { values, version = PINS.charts.awsVpcCni.version } = vpcCni;
  if (!isChart(vpcCni)) return [];
  const check = unknownKeys(chart, version, values);
  return check.checked
    ? [
        {
          at: "vpcCni.values",
          chart,
          version,
          values,
          check,
          sameMinor: minorOf(check.against) === minorOf(version),
        },
      ]
    : [];
}

/** Whether the variables that were read are those of the version that will run. */
export function knowsVariables(vpcCni: VpcCniSpec): boolean {
  return checkVpcCniChart(vpcCni).some(({ sameMinor }) => sameMinor);
}

/** Variables that aws-node does not read, each with the one that was probably meant. */
export function unknownVariables(vpcCni: VpcCniSpec): readonly Finding[] {
  const env = valueAt(vpcCni.values, "env");
  const otherwise = isAddon(vpcCni)
    ? "EKS would refuse the add-on, after the control plane was made"
    : "it would be ignored in silence";
  const names = isDocument(env) ? Object.keys(env) : [];
  return names
    .filter((name) => !isVpcCniVariable(name))
    .map((name) => {
      const nearest = nearestName(name, [...VPC_CNI_VARIABLES.keys()]);
      return {
        path: variablePath(name),
        message: `aws-node 1.22 and 1.23 read no variable ${show(name)}; ${otherwise}`,
        remedy: nearest === undefined ? "delete it" : `write ${nearest}`,
      };
    });
}

/** Keys that the add-on does not take, apart by whether they are the chart's. */
export function foreignAddonKeys(vpcCni: VpcCniSpec): {
  readonly charts: readonly string[];
  readonly others: readonly string[];
} {
  if (!isAddon(vpcCni)) return { charts: [], others: [] };
  const { values } = vpcCni;
  // Variables have findings of their own.
  const foreign = vpcCniAddonKeys(values)
    .unknown.map(({ path }) => path)
    .filter((path) => !/^env\./.test(path));
  const check = unknownKeys(chart, NEWEST, values);
  const nowhere = check.checked ? check.unknown.map(({ path }) => path) : [];
  return {
    charts: foreign.filter((path) => !nowhere.includes(path)),
    others: foreign.filter((path) => nowhere.includes(path)),
  };
}

import { unknownKeys, type KeyCheck } from "../charts";
import { PINS } from "../pins/pins";
import { minorOf } from "../pins/version-order";
import { CniKind, LinkerdEdition } from "../spec/choices";
import type { Document } from "../spec/cluster-input";
import type { CniSpec, LinkerdSpec } from "../spec/cluster-spec";

/** A chart's verdict on what a user laid over our values. */
export interface HelmKeyCheck {
  /** Where the values were written. */
  readonly at: string;
  readonly chart: string;
  readonly version: string;
  readonly values: Document;
  /** Whether the table is of the chart's own minor, so that a key it lacks does not exist. */
  readonly sameMinor: boolean;
  readonly check: Extract<KeyCheck, { readonly checked: true }>;
}

function checkValues(
  at: string,
  chart: string,
  version: string,
  values: Document,
): readonly HelmKeyCheck[] {
  if (Object.keys(values).length === 0) {
    return [];
  }
  const check = unknownKeys(chart, version, values);
  return check.checked
    ? [
        {
          at,
          chart,
          version,
          values,
          check,
          sameMinor: minorOf(check.against) === minorOf(version),
        },
      ]
    : [];
}

/** Checks the values of a CNI when it is of the kind that a rule is about. */
export function checkCniValues(cni: CniSpec, kind: CniKind): readonly HelmKeyCheck[] {
  const chart =
    kind === CniKind.Calico ? PINS.charts.tigeraOperator.chart : PINS.charts.cilium.chart;
  return cni.kind === kind ? checkValues("cni.values", chart, cni.version, cni.values) : [];
}

/** Checks the values of all charts of Linkerd. Of the enterprise edition's there is no table. */
export function checkLinkerdValues(linkerd: LinkerdSpec): readonly HelmKeyCheck[] {
  const { linkerd2Cni, linkerdCrds, linkerdControlPlane } = PINS.charts;
  const version = linkerd.controlPlaneVersion;
  const edge = linkerd.controlPlane && linkerd.edition === LinkerdEdition.Edge;
  return [
    ...(linkerd.cni
      ? checkValues("linkerd.cniValues", linkerd2Cni.chart, linkerd.version, linkerd.cniValues)
      : []),
    ...(edge && version !== undefined
      ? [
          ...checkValues("linkerd.crdsValues", linkerdCrds.chart, version, linkerd.crdsValues),
          ...checkValues(
            "linkerd.controlPlaneValues",
            linkerdControlPlane.chart,
            version,
            linkerd.controlPlaneValues,
          ),
        ]
      : []),
  ];
}

import type { CiliumContext } from "../../charts";
import { CniKind, CniMode } from "../../spec/choices";
import type { CniSettingsBase, Document } from "../../spec/cluster-input";
import type { CniSpec } from "../../spec/cluster-spec";
import { resolveCni } from "../../spec/resolve";

/** The default stack's CNI, with a difference. */
export function cniSpec(difference: Partial<CniSettingsBase> = {}): CniSpec {
  return resolveCni(
    { kind: CniKind.Cilium, mode: CniMode.Eni, ...difference },
    "dev",
    "eu-central-1",
  );
}

/** The default stack's cluster, as Cilium's values see it. */
export const CONTEXT: CiliumContext = {
  region: "eu-central-1",
  apiServerHost: "0123456789ABCDEF0123456789ABCDEF.gr7.eu-central-1.eks.amazonaws.com",
  nodeCount: 4,
  linkerdCni: true,
  operatorRoleArn: "arn:aws:iam::111122223333:role/dev-cilium-operator",
};

/** Freezes a value at every depth. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}

/** The dotted paths of a document's leaves; lists and empty maps are leaves. */
export function leafPaths(document: Document, prefix = ""): string[] {
  return Object.entries(document).flatMap(([key, value]: [string, unknown]) => {
    const path = prefix === "" ? key : `${prefix}.${key}`;
    const map = typeof value === "object" && value !== null && !Array.isArray(value);
    return map && Object.keys(value).length > 0 ? leafPaths(value, path) : [path];
  });
}

import { VPC_CNI_VARIABLES, vpcCniAddonKeys, type VpcCniVariableKind } from "../charts";
import type { VpcCniSpec } from "../spec/cluster-spec";
import { isDocument, show, valueAt } from "./document-value";
import { mistypedValueFindings } from "./helm-key-findings";
import { rule, type Finding } from "./rule";
import { checkVpcCniChart } from "./vpc-cni-key-checks";
import { BOOLEAN, isAddon, isInstalled, variablePath } from "./vpc-cni-settings";

const FORMS: Readonly<
  Record<VpcCniVariableKind, { readonly form: RegExp; readonly write: string }>
> = {
  boolean: { form: BOOLEAN, write: '"true" or "false"' },
  // A mark may be hexadecimal.
  integer: { form: /^(-?\d+|0x[0-9a-f]+)$/i, write: 'a whole number as a string, for example "1"' },
  text: { form: /^[^]*$/, write: "a string" },
};

function isScalar(value: unknown): value is string | number | boolean {
  return ["string", "number", "boolean"].includes(typeof value);
}

function mistypedVariables({ values }: VpcCniSpec): Finding[] {
  const env = valueAt(values, "env");
  return Object.entries(isDocument(env) ? env : {}).flatMap(([name, value]: [string, unknown]) => {
    const { form, write } = FORMS[VPC_CNI_VARIABLES.get(name) ?? "text"];
    // Null takes a variable away, and a value that is not known yet passes.
    const fits =
      value === null || typeof value === "symbol" || (isScalar(value) && form.test(String(value)));
    return fits
      ? []
      : [
          {
            path: variablePath(name),
            message: `${show(value)} is not ${write}; aws-node would take its default, and say so in its log only`,
            remedy: `write ${write}`,
          },
        ];
  });
}

/**
 * aws-node reads its variables as Go's `strconv` does, and takes the default where that fails. EKS checks the types of
 * the add-on's other keys.
 *
 * @see aws/amazon-vpc-cni-k8s: utils/utils.go, GetBoolAsStringEnvVar, and pkg/ipamd/ipamd.go, parseBoolEnvVar, v1.23.1; AWS CLI Command Reference, eks describe-addon-configuration
 */
export const vpcCniMistypedValue = rule({
  id: "vpc-cni-mistyped-value",
  severity: "error",
  title: "aws-vpc-cni's values have the types that are read",
  needs: ["vpcCni"],
  judge: ({ vpcCni }) =>
    isInstalled(vpcCni)
      ? [
          ...mistypedVariables(vpcCni),
          ...checkVpcCniChart(vpcCni).flatMap(mistypedValueFindings),
          ...(isAddon(vpcCni) ? vpcCniAddonKeys(vpcCni.values).mistyped : [])
            .filter(({ path }) => !/^env\./.test(path))
            .map(({ path, expected }) => ({
              path: `vpcCni.values.${path}`,
              message: `${show(valueAt(vpcCni.values, path))} is not ${expected}, which the add-on takes; EKS would refuse it, after the control plane was made`,
              remedy: `write ${expected}`,
            })),
        ]
      : [],
});

import { OperatingSystem } from "../spec/choices";
import type { Document } from "../spec/cluster-input";
import type { NodeGroupSpec } from "../spec/cluster-spec";
import type { UserDataContext } from "./cluster-connection";
import { fitsNodeLabelsFlag } from "./labels";
import { isTable } from "./merge";
import { isMediaType } from "./mime";
import { userDataSize } from "./size";
import { taintChannel } from "./taints";

/** What is wrong with a group's user data. */
export interface UserDataProblem {
  readonly code:
    | "content-type"
    | "filename"
    | "label"
    | "lone-surrogate"
    | "null-setting"
    | "quoted-header"
    | "size"
    | "taints-replaced";
  /** Below the node group, for example `userDataParts[0].contentType`. */
  readonly path: string;
  /** What would have happened; lower case, no final period. */
  readonly message: string;
  /** What to write instead. */
  readonly remedy: string;
}

function show(value: string): string {
  return JSON.stringify(value.length > 80 ? `${value.slice(0, 77)}...` : value);
}

function labelProblems(group: NodeGroupSpec): UserDataProblem[] {
  return Object.entries(group.labels)
    .filter(([key, value]) => !fitsNodeLabelsFlag(key, value))
    .map(([key, value]) => ({
      code: "label" as const,
      path: `labels[${JSON.stringify(key)}]`,
      message: `${show(`${key}=${value}`)} is no Kubernetes label; it would be read as another label or another flag of the kubelet, so it is left out`,
      remedy: `use letters, digits, "-", "_" and ".", in the key also one "/"`,
    }));
}

function partProblems(group: NodeGroupSpec): UserDataProblem[] {
  return group.userDataParts.flatMap((part, index) => {
    const path = `userDataParts[${String(index)}]`;
    const problems: UserDataProblem[] = [];
    if (!isMediaType(part.contentType)) {
      problems.push({
        code: "content-type",
        path: `${path}.contentType`,
        message: `${show(part.contentType)} is no media type; cloud-init would ignore the part`,
        remedy: `write one that cloud-init knows, for example "text/x-shellscript"`,
      });
    }
    if (part.filename !== undefined && !/^[\w.-]+$/.test(part.filename)) {
      problems.push({
        code: "filename",
        path: `${path}.filename`,
        message: `${show(part.filename)} is no plain file name; cloud-init would rename it`,
        remedy: `use letters, digits, "-", "_" and "."`,
      });
    }
    if (/\p{Surrogate}/u.test(part.content)) {
      problems.push({
        code: "lone-surrogate",
        path: `${path}.content`,
        message: "half a UTF-16 pair has no bytes in UTF-8; it would arrive as U+FFFD",
        remedy: "write the whole character",
      });
    }
    return problems;
  });
}

function replacesTaints(spec: Document): boolean {
  const kubelet: unknown = spec["kubelet"];
  if (!isTable(kubelet)) return false;
  const { config, flags } = kubelet;
  const flagged =
    Array.isArray(flags) && flags.some((flag) => String(flag).startsWith("--register-with-taints"));
  return flagged || (isTable(config) && "registerWithTaints" in config);
}

function taintProblems(group: NodeGroupSpec): UserDataProblem[] {
  return group.nodeConfig.flatMap((spec, index) =>
    replacesTaints(spec)
      ? [
          {
            code: "taints-replaced" as const,
            path: `nodeConfig[${String(index)}].kubelet`,
            message:
              `taints here compete with those of the node group and of the CNI, which go through ` +
              `${taintChannel(group) === "eks" ? "EKS" : "registerWithTaints"}: only one set would survive`,
            remedy: "write them as taints of the node group",
          },
        ]
      : [],
  );
}

function settingProblems(value: unknown, path: string): UserDataProblem[] {
  if (value === null) {
    return [
      {
        code: "null-setting",
        path,
        message: "TOML has no null; the setting would be left out",
        remedy: "remove it, or give it a value",
      },
    ];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => settingProblems(item, `${path}[${String(index)}]`));
  }
  if (!isTable(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const bare = /^[A-Za-z0-9_-]+$/.test(key);
    const below = bare ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
    const quoted: UserDataProblem[] =
      !bare && isTable(item)
        ? [
            {
              code: "quoted-header",
              path: below,
              message:
                "a table with this name needs a quoted header, which EKS's TOML parser may refuse",
              remedy: 'use letters, digits, "-" and "_" for the name of a table',
            },
          ]
        : [];
    return [...quoted, ...settingProblems(item, below)];
  });
}

function sizeProblems(group: NodeGroupSpec, context: UserDataContext): UserDataProblem[] {
  const size = userDataSize(group, context);
  if (size.fits) return [];
  const allowance =
    size.allowanceBytes === 0 ? "" : ` and ${String(size.allowanceBytes)} more that EKS adds`;
  return [
    {
      code: "size",
      path:
        group.operatingSystem === OperatingSystem.AL2023 ? "userDataParts" : "bottlerocketSettings",
      message: `${String(size.bytes)} bytes of user data${allowance} are more than the ${String(size.limitBytes)} that EC2 takes; no node would start`,
      remedy: "fetch large files at boot instead of carrying them in user data",
    },
  ];
}

/** Everything that is wrong with a group's user data; empty when nothing is. */
export function userDataProblems(
  group: NodeGroupSpec,
  context: UserDataContext,
): readonly UserDataProblem[] {
  const bottlerocket = group.operatingSystem === OperatingSystem.Bottlerocket;
  return [
    ...labelProblems(group),
    ...(bottlerocket
      ? settingProblems(group.bottlerocketSettings, "bottlerocketSettings")
      : [...partProblems(group), ...taintProblems(group)]),
    ...sizeProblems(group, context),
  ];
}

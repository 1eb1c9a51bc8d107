import { ADDON_NAMES } from "../pins/addons";
import { CniKind, CniMode } from "../spec/choices";
import { nearestName } from "../spec/nearest-name";
import type { ConfigProblem } from "./problem";
import { at, entriesOf, isMap, membersOf, type RawStack } from "./raw";

/** Which modes each CNI has. */
const CNI_MODES: Readonly<Record<string, readonly string[]>> = {
  [CniKind.Cilium]: [CniMode.Eni, CniMode.Overlay, CniMode.Chained],
  [CniKind.Calico]: [CniMode.Overlay, CniMode.PolicyOnly],
};

/** Keys of add-ons that EKS names otherwise. */
const OWN_ADDONS = Object.keys(ADDON_NAMES);

/** The form of add-on names: Amazon EKS User Guide, "Available Amazon EKS add-ons", vendors' included. */
const ADDON_NAME = /^[a-z0-9][a-z0-9_-]{0,99}$/;

/** What the form of one value alone cannot show: pairs, orders, names used twice. Tolerates wrong types. */
export function findRelationProblems(raw: RawStack): ConfigProblem[] {
  const groups = membersOf(raw["nodeGroups"]);
  return [
    ...findExistingWithoutNetwork(raw),
    ...findWrongPair(raw),
    ...findDuplicateNames(groups),
    ...findLongClusterName(raw),
    ...findLongNames(at(raw, "cluster.name"), groups),
    ...groups.flatMap((group, index) =>
      findImpossibleScaling(group, `nodeGroups[${String(index)}]`),
    ),
    ...groups.flatMap((group, index) => findTwoUpdateLimits(group, `nodeGroups[${String(index)}]`)),
    ...entriesOf(raw["addons"]).flatMap(([name, addon]) => findRefusedAddon(name, addon)),
  ];
}

function findExistingWithoutNetwork(raw: RawStack): ConfigProblem[] {
  if (at(raw, "cluster.existing") !== true || at(raw, "cluster.network") !== undefined) return [];
  return [
    {
      code: "config/missing-key",
      path: "cluster.network",
      given: undefined,
      message: () =>
        "missing: an existing cluster keeps its own VPC, and without its ids a second VPC would be created beside it",
      remedy: "add network: { vpcId: vpc-…, subnetIds: [subnet-…] }",
    },
  ];
}

function findWrongPair(raw: RawStack): ConfigProblem[] {
  const kind = at(raw, "cni.kind");
  const mode = at(raw, "cni.mode");
  const modes =
    typeof kind === "string" && Object.hasOwn(CNI_MODES, kind) ? CNI_MODES[kind] : undefined;
  const known = Object.values<unknown>(CniMode).includes(mode);
  if (modes === undefined || !known || modes.includes(mode as string)) return [];
  return [
    {
      code: "config/invalid-value",
      path: "cni.mode",
      given: mode,
      message: (shown) => `${shown} is not a mode of this CNI: allowed is ${modes.join(", ")}`,
      remedy: `write mode: ${modes[0] ?? ""}`,
    },
  ];
}

function findDuplicateNames(groups: readonly unknown[]): ConfigProblem[] {
  const first = new Map<string, number>();
  return groups.flatMap((group, index): ConfigProblem[] => {
    const name = at(group, "name");
    if (typeof name !== "string") return [];
    const earlier = first.get(name);
    if (earlier === undefined) {
      first.set(name, index);
      return [];
    }
    return [
      {
        code: "config/duplicate-name",
        path: `nodeGroups[${String(index)}].name`,
        given: name,
        message: (shown) =>
          `${shown} is already the name of nodeGroups[${String(earlier)}]: node group names are unique in a cluster`,
        remedy: "give one of the two another name",
      },
    ];
  });
}

/** Amazon EKS API Reference, CreateNodegroup: at most 63 characters. */
const EKS_GROUP_NAME_MAX = 63;
/** Pulumi makes physical names unique with `-` and seven hexadecimal digits. */
const PULUMI_SUFFIX = 8;

/** IAM User Guide, "IAM and AWS STS quotas": characters of a role's name. */
const ROLE_NAME_MAX = 64;
/** The longest role names that are made of the cluster's: pulumi/pulumi-eks, nodejs/eks/servicerole.ts, and ours. */
const CONTROL_PLANE_ROLE = "-eksRole-role";
const OPERATOR_ROLE = "-cilium";

/** EKS allows 100 characters; the roles beside the cluster allow fewer. */
function findLongClusterName(raw: RawStack): ConfigProblem[] {
  const name = at(raw, "cluster.name");
  if (typeof name !== "string" || name.length > 100) return []; // Its own form is wrong already.
  const role = at(raw, "cluster.existing") === true ? OPERATOR_ROLE : CONTROL_PLANE_ROLE;
  const room = ROLE_NAME_MAX - PULUMI_SUFFIX - role.length;
  if (name.length <= room) return [];
  return [
    {
      code: "config/invalid-value",
      path: "cluster.name",
      given: name,
      message: (shown) =>
        `${shown} is too long: IAM takes ${String(ROLE_NAME_MAX)} characters for the role <cluster>${role} and ` +
        `Pulumi's suffix of ${String(PULUMI_SUFFIX)}`,
      remedy: "shorten the name of the cluster",
      hint: `write at most ${String(room)} characters`,
    },
  ];
}

/** EKS would refuse the name when the control plane is up, a quarter of an hour into `pulumi up`. */
function findLongNames(clusterName: unknown, groups: readonly unknown[]): ConfigProblem[] {
  if (typeof clusterName !== "string") return [];
  const room = EKS_GROUP_NAME_MAX - PULUMI_SUFFIX - `${clusterName}-`.length;
  return groups.flatMap((group, index): ConfigProblem[] => {
    const name = at(group, "name");
    if (typeof name !== "string" || name.length <= room) return [];
    if (name.length > EKS_GROUP_NAME_MAX - PULUMI_SUFFIX) return []; // Its own form is wrong already.
    return [
      {
        code: "config/invalid-value",
        path: `nodeGroups[${String(index)}].name`,
        given: name,
        message: (shown) =>
          `${shown} is too long beside the cluster's name: EKS takes ${String(EKS_GROUP_NAME_MAX)} characters for ` +
          `<cluster>-<group> and Pulumi's suffix of ${String(PULUMI_SUFFIX)}`,
        remedy: "shorten the name of the group or of the cluster",
        ...(room > 0 ? { hint: `write at most ${String(room)} characters` } : {}),
      },
    ];
  });
}

function findImpossibleScaling(group: unknown, path: string): ConfigProblem[] {
  const min = at(group, "scaling.min");
  const max = at(group, "scaling.max");
  const desired = at(group, "scaling.desired");
  const problems: ConfigProblem[] = [];
  const report = (key: string, given: unknown, rule: string, remedy: string, hint: string) =>
    problems.push({
      code: "config/impossible-scaling",
      path: `${path}.scaling.${key}`,
      given,
      message: (shown) => `${shown} is impossible: ${rule}`,
      remedy,
      hint,
    });
  if (typeof min !== "number" || typeof max !== "number") return problems;
  if (min > max) {
    const write = "write a min that is not above max";
    report("min", min, "min may not be above max", write, `${write} (${String(max)})`);
  } else if (typeof desired === "number" && (desired < min || desired > max)) {
    const write = "write a number from min to max";
    report(
      "desired",
      desired,
      "desired lies between min and max",
      write,
      `write a number from ${String(min)} to ${String(max)}`,
    );
  }
  return problems;
}

function findTwoUpdateLimits(group: unknown, path: string): ConfigProblem[] {
  const update = at(group, "update");
  if (!isMap(update)) return [];
  if (!("maxUnavailable" in update) || !("maxUnavailablePercentage" in update)) return [];
  return [
    {
      code: "config/invalid-value",
      path: `${path}.update`,
      given: update,
      message: (shown) =>
        `${shown} has both limits: EKS takes either maxUnavailable or maxUnavailablePercentage`,
      remedy: "keep one of the two",
    },
  ];
}

function findRefusedAddon(name: string, addon: unknown): ConfigProblem[] {
  if (OWN_ADDONS.includes(name)) return [];
  const refuse = (message: string, remedy: string): ConfigProblem[] => [
    {
      code: "config/unknown-key",
      path: `addons.${name}`,
      given: addon,
      message: () => message,
      remedy,
    },
  ];
  if (/^(vpc-?cni|aws-vpc-cni|aws-node)$/i.test(name)) {
    return refuse(
      "aws-vpc-cni is not an add-on here: who owns it decides whether the cluster's CNI works",
      "use vpcCni",
    );
  }
  const ownKey = OWN_ADDONS.find((own) => ADDON_NAMES[own] === name);
  if (ownKey !== undefined) {
    return refuse(`this add-on has a key of its own, ${ownKey}`, `write addons.${ownKey}`);
  }
  if (ADDON_NAME.test(name)) return [];
  const nearest = nearestName(name, OWN_ADDONS);
  return refuse(
    `not the name of an add-on: allowed is ${OWN_ADDONS.join(", ")} or an EKS add-on's own name, in lower case`,
    nearest === undefined ? "write the name as EKS has it" : `write addons.${nearest}`,
  );
}

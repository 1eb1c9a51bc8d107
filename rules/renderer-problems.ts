import { groupMaxPods } from "../capacity";
import { sampleConnection, userDataProblems, type UserDataProblem } from "../userdata";
import { hasUnknown } from "./document-value";
import type { Finding, Subject } from "./rule";

/** What of a subject user data are made from. */
export type UserDataSubject = Pick<
  Subject,
  "group" | "cni" | "version" | "name" | "region" | "serviceCidr"
>;

/**
 * What the renderer says of a group's own parts and settings, of the given kinds. Nothing while a value of
 * the group is not known.
 */
export function rendererProblems(
  { group, cni, version, ...spec }: UserDataSubject,
  codes: readonly UserDataProblem["code"][],
): Finding[] {
  const { userDataParts, bottlerocketSettings } = group;
  const nothing = userDataParts.length === 0 && Object.keys(bottlerocketSettings).length === 0;
  if (nothing || hasUnknown(group)) {
    return [];
  }
  return userDataProblems(group, {
    cluster: sampleConnection(spec),
    cni,
    maxPods: groupMaxPods(group, cni).maxPods,
    kubernetesVersion: version,
  })
    .filter(({ code }) => codes.includes(code))
    .map(({ path, message, remedy }) => ({ path, message, remedy }));
}

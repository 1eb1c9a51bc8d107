import { KUBERNETES_VERSIONS } from "../pins/kubernetes-versions";
import { isOlder } from "../pins/version-order";

/** Until when EKS supports a Kubernetes minor; days in UTC, `YYYY-MM-DD`. */
export interface SupportPeriod {
  /** From this day on extended support is billed. */
  readonly standardEnd: string;
  /** From this day on no cluster of the minor can be created. */
  readonly extendedEnd: string;
}

/**
 * The period of a minor; `undefined` for one that the calendar does not have. Extended support lasts twelve
 * months (Amazon EKS User Guide, "Understand the Kubernetes version lifecycle on EKS").
 */
export function supportOf(version: string): SupportPeriod | undefined {
  const standardEnd = KUBERNETES_VERSIONS.find(
    (minor) => minor.version === version,
  )?.standardSupportEnds;
  return standardEnd === undefined
    ? undefined
    : { standardEnd, extendedEnd: nextYear(standardEnd) };
}

function nextYear(day: string): string {
  return `${String(Number(day.slice(0, 4)) + 1)}${day.slice(4)}`;
}

/** Whether a minor is older than the whole calendar. */
export function isBeforeCalendar(version: string): boolean {
  return KUBERNETES_VERSIONS.every((minor) => isOlder(version, minor.version));
}

/** The oldest and the newest minor of the calendar. */
export function calendarEnds(): { readonly oldest: string; readonly newest: string } {
  const versions = KUBERNETES_VERSIONS.map(({ version }) => version);
  return { oldest: versions[0] ?? "", newest: versions.at(-1) ?? "" };
}

const MILLISECONDS_PER_DAY = 86_400_000;

/** Days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MILLISECONDS_PER_DAY);
}

import { isOlder } from "../pins/version-order";

/** Until when EKS supports a Kubernetes minor; days in UTC, `YYYY-MM-DD`. */
export interface SupportPeriod {
  readonly version: string;
  /** First day of extended support and of its price. */
  readonly standardEnd: string;
  /** First day on which no cluster can be created any more. */
  readonly extendedEnd: string;
}

/**
 * Release calendar of EKS.
 *
 * Source: awsdocs/amazon-eks-user-guide: latest/ug/versioning/kubernetes-versions.adoc, 0138560, for 1.29 to
 * 1.34; https://endoflife.date/amazon-eks, read 2026-11-24, for 1.35.
 */
export const SUPPORT_CALENDAR: readonly SupportPeriod[] = [
  { version: "1.29", standardEnd: "2025-03-23", extendedEnd: "2026-03-23" },
  { version: "1.30", standardEnd: "2025-07-23", extendedEnd: "2026-07-23" },
  { version: "1.31", standardEnd: "2025-11-26", extendedEnd: "2026-11-26" },
  { version: "1.32", standardEnd: "2026-03-23", extendedEnd: "2027-03-23" },
  { version: "1.33", standardEnd: "2026-07-29", extendedEnd: "2027-07-29" },
  { version: "1.34", standardEnd: "2026-12-02", extendedEnd: "2027-12-02" },
  { version: "1.35", standardEnd: "2027-03-27", extendedEnd: "2028-03-27" },
];

/** The period of a minor; `undefined` for one that the calendar does not have. */
export function supportOf(version: string): SupportPeriod | undefined {
  return SUPPORT_CALENDAR.find((period) => period.version === version);
}

/** Whether a minor is older than the whole calendar. */
export function isBeforeCalendar(version: string): boolean {
  return SUPPORT_CALENDAR.every((period) => isOlder(version, period.version));
}

/** Newest minor of the calendar. */
export function newestSupported(): string {
  return SUPPORT_CALENDAR.at(-1)?.version ?? "";
}

const MILLISECONDS_PER_DAY = 86_400_000;

/** Days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MILLISECONDS_PER_DAY);
}

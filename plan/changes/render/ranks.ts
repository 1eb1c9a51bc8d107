import { DANGERS, type Danger } from "../changes";
import { dangerRank } from "./danger-words";

/** What is shortened last has the highest number: 0 for details of `text`, 6 for those of what is `lost`. */
export function detailRank(danger: Danger): number {
  return DANGERS.length - 1 - dangerRank(danger);
}

/** Sentences outlive the details of everything that is less dangerous, and these three outlive all details. */
export function consequenceRank(danger: Danger): number {
  if (danger === "lost") return 10;
  if (danger === "nodes") return 8;
  return detailRank(danger) + 0.5;
}

/** New findings of severity error that nobody suppressed. */
export const ERROR_RANK = 9;

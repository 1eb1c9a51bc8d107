import { DANGERS, type Changes, type Danger } from "../changes";

/** A sign before the words; the words alone say as much. */
export const DANGER_MARK: Readonly<Record<Danger, string>> = {
  lost: "🔴",
  nodes: "🟠",
  restarts: "🟡",
  reach: "🔵",
  new: "🟢",
  settings: "⚪",
  text: "⚪",
};

/** The kind of consequence in a word or two. */
export const DANGER_WORD: Readonly<Record<Danger, string>> = {
  lost: "Lost",
  nodes: "Nodes",
  restarts: "Restarts",
  reach: "Access",
  new: "New",
  settings: "Settings",
  text: "Text only",
};

/** 0 is the worst. */
export function dangerRank(danger: Danger): number {
  return DANGERS.indexOf(danger);
}

/** Says how dangerous a change is: what the consequences say of its subject, or else what is usual for its kind. */
export type DangerOf = (names: readonly string[], usual: Danger) => Danger;

/** The worst consequence of each subject, looked up once. */
export function dangerLookup({ consequences }: Changes): DangerOf {
  const worst = new Map<string, Danger>();
  for (const { subject, danger } of consequences) {
    const known = worst.get(subject);
    if (known === undefined || dangerRank(danger) < dangerRank(known)) worst.set(subject, danger);
  }
  return (names, usual) => {
    let found: Danger | undefined;
    for (const name of names) {
      const danger = worst.get(name);
      if (danger !== undefined && (found === undefined || dangerRank(danger) < dangerRank(found)))
        found = danger;
    }
    return found ?? usual;
  };
}

/** One thing in a report, in several lengths. */
export interface Item {
  /** What goes last: the highest. */
  readonly rank: number;
  /** The same at different lengths, the longest first, none empty. After the last one the item is only counted. */
  readonly levels: readonly string[];
  /** Says something about the others: when it is left out, nothing is missing. */
  readonly extra?: true;
}

/** Items under one title. */
export interface Section {
  /** Stands before the items when any is shown. */
  readonly title?: string;
  /** Between two items. */
  readonly separator: "\n" | "\n\n";
  readonly items: readonly Item[];
  /** Puts what is shown into a fold. What it adds must not depend on the text; the number is that of all items. */
  readonly fold?: (shown: string, items: number) => string;
  /** Stands after the items when some are only counted; says how many. */
  readonly more?: (counted: number) => string;
  /** What the items are, for the count of those that are left out: `node group`, `node groups`. */
  readonly noun: readonly [one: string, many: string];
}

/** How often something of a kind is only counted, or shown without its details. */
export interface LeftOut {
  readonly noun: Section["noun"];
  readonly counted: number;
  readonly shortened: number;
}

/** A report that fits. */
export interface Shortened {
  readonly text: string;
  readonly leftOut: readonly LeftOut[];
}

/** Between two sections. */
const GAP = "\n\n";

/** More than this share of the room no single item takes at any length but its last. */
const LARGEST_SHARE = 0.4;

interface Cut {
  readonly section: number;
  readonly item: number;
  readonly level: number;
  readonly rank: number;
  /** Levels that are left after it. */
  readonly left: number;
  readonly saves: number;
}

function levelText(item: Item, level: number): string | undefined {
  return item.levels[level];
}

/** What a section costs beside its items. */
function frame({ title, fold, more, items }: Section): number {
  return (
    GAP.length +
    (title === undefined ? 0 : title.length + GAP.length) +
    (fold === undefined ? 0 : fold("", items.length).length) +
    (more === undefined ? 0 : more(items.length).length + GAP.length)
  );
}

/** Cuts in the order in which they are made: the lowest rank first, and there details before whole items. */
function cutsOf(sections: readonly Section[], levels: readonly Uint8Array[]): Cut[] {
  const cuts = sections.flatMap((section, sectionIndex) =>
    section.items.flatMap((item, index) =>
      item.levels.flatMap((text, level): Cut[] => {
        if (level < (levels[sectionIndex]?.[index] ?? 0)) return [];
        const next = levelText(item, level + 1);
        return [
          {
            section: sectionIndex,
            item: index,
            level,
            rank: item.rank,
            left: item.levels.length - 1 - level,
            saves: text.length + (next === undefined ? section.separator.length : -next.length),
          },
        ];
      }),
    ),
  );
  return cuts.sort(
    (a, b) =>
      a.rank - b.rank ||
      b.left - a.left ||
      (a.left === 0 ? b.section - a.section || b.item - a.item : b.saves - a.saves) ||
      a.section - b.section ||
      a.item - b.item,
  );
}

function layOut(sections: readonly Section[], levels: readonly Uint8Array[]): string {
  return sections
    .flatMap((section, index) => {
      const shown = section.items.flatMap(
        (item, itemIndex) => levelText(item, levels[index]?.[itemIndex] ?? 0) ?? [],
      );
      if (shown.length === 0) return [];
      const counted = section.items.length - shown.length;
      if (counted > 0 && section.more !== undefined) shown.push(section.more(counted));
      const body = shown.join(section.separator);
      const folded = section.fold === undefined ? body : section.fold(body, section.items.length);
      return [section.title === undefined ? folded : `${section.title}${GAP}${folded}`];
    })
    .join(GAP);
}

/** Sections with the same noun are one kind. */
function leftOut(sections: readonly Section[], levels: readonly Uint8Array[]): LeftOut[] {
  const kinds = new Map<string, LeftOut>();
  sections.forEach(({ items, noun }, index) => {
    let { counted, shortened } = kinds.get(noun[1]) ?? { counted: 0, shortened: 0 };
    items.forEach((item, itemIndex) => {
      const level = levels[index]?.[itemIndex] ?? 0;
      if (level >= item.levels.length) counted += item.extra === true ? 0 : 1;
      else if (level > 0) shortened++;
    });
    kinds.set(noun[1], { noun, counted, shortened });
  });
  return [...kinds.values()];
}

/**
 * Makes a report fit into `room` characters, from the least important end: of the lowest rank the largest details go
 * first, then whole items, the last ones first; then the next rank. A report that fits is left whole.
 *
 * By construction the text is never longer than `room`: every length is added up before anything is laid out, and a
 * section of which nothing is shown costs nothing.
 */
export function shorten(sections: readonly Section[], room: number): Shortened {
  const levels = sections.map(({ items }) => new Uint8Array(items.length));
  const shown = sections.map(({ items }) => items.length);
  const size = (): number =>
    sections.reduce(
      (sum, section, index) =>
        section.items.reduce(
          (total, item, itemIndex) =>
            total +
            (levelText(item, levels[index]?.[itemIndex] ?? 0)?.length ?? 0) +
            section.separator.length,
          sum + (section.items.length === 0 ? 0 : frame(section)),
        ),
      0,
    );
  let total = size();
  if (total > room) {
    sections.forEach(({ items }, index) => {
      items.forEach((item, itemIndex) => {
        let level = 0;
        while (
          level < item.levels.length - 1 &&
          (levelText(item, level)?.length ?? 0) > room * LARGEST_SHARE
        )
          level++;
        const row = levels[index];
        if (row !== undefined) row[itemIndex] = level;
      });
    });
    total = size();
    for (const cut of total > room ? cutsOf(sections, levels) : []) {
      if (total <= room) break;
      const section = sections[cut.section];
      const row = levels[cut.section];
      if (row !== undefined) row[cut.item] = cut.level + 1;
      total -= cut.saves;
      if (cut.left === 0 && section !== undefined) {
        const rest = (shown[cut.section] ?? 0) - 1;
        shown[cut.section] = rest;
        if (rest === 0) total -= frame(section);
      }
    }
  }
  return { text: layOut(sections, levels), leftOut: leftOut(sections, levels) };
}

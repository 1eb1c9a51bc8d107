/** One thing in a report, in several lengths. */
export interface Item {
  /** What goes last: the highest. */
  readonly rank: number;
  /** The same at different lengths, the longest first, none empty. After the last one the item is only counted. */
  readonly levels: readonly (() => string)[];
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
  /** Items that were not even made, because they cannot fit: less important than all others of the section. */
  readonly rest?: number;
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

/** An item on its way to its length. */
interface Row {
  readonly section: number;
  readonly item: Item;
  /** Made when they are asked for. */
  readonly texts: (string | undefined)[];
  /** Index into the levels; beyond them the item is only counted. */
  level: number;
}

interface Cut {
  readonly row: Row;
  /** Where the row stands among all. */
  readonly position: number;
  readonly level: number;
  /** Levels that are left after it. */
  readonly left: number;
  readonly saves: number;
}

function textOf(row: Row, level: number = row.level): string | undefined {
  return (row.texts[level] ??= row.item.levels[level]?.());
}

function total({ items, rest = 0 }: Section): number {
  return items.length + rest;
}

/** What a section costs beside its items, at most. */
function frame(section: Section): number {
  const { title, fold, more } = section;
  return (
    GAP.length +
    (title === undefined ? 0 : title.length + GAP.length) +
    (fold === undefined ? 0 : fold("", total(section)).length) +
    (more === undefined ? 0 : more(total(section)).length + GAP.length)
  );
}

/** Cuts in the order in which they are made: the lowest rank first, and there details before whole items. */
function cutsOf(rows: readonly Row[], sections: readonly Section[]): Cut[] {
  return rows
    .flatMap((row, position) =>
      row.item.levels.slice(row.level).map((_, index): Cut => {
        const level = row.level + index;
        const next = textOf(row, level + 1);
        const gain =
          next === undefined ? (sections[row.section]?.separator.length ?? 0) : -next.length;
        return {
          row,
          position,
          level,
          left: row.item.levels.length - 1 - level,
          saves: (textOf(row, level)?.length ?? 0) + gain,
        };
      }),
    )
    .sort(
      (a, b) =>
        a.row.item.rank - b.row.item.rank ||
        b.left - a.left ||
        (a.left === 0 ? 0 : b.saves - a.saves) ||
        b.position - a.position,
    );
}

function layOut(sections: readonly Section[], rows: readonly Row[]): string {
  const shown = sections.map((): string[] => []);
  for (const row of rows) {
    const text = textOf(row);
    if (text !== undefined) shown[row.section]?.push(text);
  }
  return sections
    .flatMap((section, index) => {
      const texts = shown[index] ?? [];
      if (texts.length === 0) return [];
      const counted = total(section) - texts.length;
      if (counted > 0 && section.more !== undefined) texts.push(section.more(counted));
      const body = texts.join(section.separator);
      const folded = section.fold === undefined ? body : section.fold(body, total(section));
      return [section.title === undefined ? folded : `${section.title}${GAP}${folded}`];
    })
    .join(GAP);
}

/** Sections with the same noun are one kind. */
function leftOut(sections: readonly Section[], rows: readonly Row[]): LeftOut[] {
  const kinds = new Map<string, { noun: Section["noun"]; counted: number; shortened: number }>();
  const kindOf = (noun: Section["noun"]): { counted: number; shortened: number } => {
    const kind = kinds.get(noun[1]) ?? { noun, counted: 0, shortened: 0 };
    kinds.set(noun[1], kind);
    return kind;
  };
  for (const { noun, rest = 0 } of sections) kindOf(noun).counted += rest;
  for (const row of rows) {
    const { section, item, level } = row;
    const noun = sections[section]?.noun;
    if (noun === undefined || level === 0) continue;
    if (level < item.levels.length)
      kindOf(noun).shortened += textOf(row) === textOf(row, 0) ? 0 : 1;
    else if (item.extra !== true) kindOf(noun).counted++;
  }
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
  const rows = sections.flatMap(({ items }, section) =>
    items.map((item): Row => ({ section, item, texts: [], level: 0 })),
  );
  const visible = sections.map(({ items }) => items.length);
  const size = (): number =>
    rows.reduce(
      (sum, row) =>
        sum + (textOf(row)?.length ?? 0) + (sections[row.section]?.separator.length ?? 0),
      sections.reduce((sum, section) => sum + (section.items.length === 0 ? 0 : frame(section)), 0),
    );
  if (room !== Infinity && size() > room) {
    for (const row of rows)
      while (
        row.level < row.item.levels.length - 1 &&
        (textOf(row)?.length ?? 0) > room * LARGEST_SHARE
      )
        row.level++;
    let left = size();
    for (const cut of left > room ? cutsOf(rows, sections) : []) {
      if (left <= room) break;
      cut.row.level = cut.level + 1;
      left -= cut.saves;
      if (cut.left > 0) continue;
      const { section } = cut.row;
      const rest = (visible[section] ?? 0) - 1;
      visible[section] = rest;
      const emptied = sections[section];
      if (rest === 0 && emptied !== undefined) left -= frame(emptied);
    }
  }
  return { text: layOut(sections, rows), leftOut: leftOut(sections, rows) };
}

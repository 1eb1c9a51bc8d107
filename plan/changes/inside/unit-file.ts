import type { Json } from "../../plan";

type Section = Map<string, Json>;

function add(section: Section, key: string, value: string): void {
  const below = section.get(key);
  if (below === undefined) section.set(key, value);
  else section.set(key, [...(Array.isArray(below) ? (below as Json[]) : [below]), value]);
}

/** A unit file of systemd by section and key; a repeated key is a list, a repeated section too. */
export function parseUnit(text: string): { readonly [section: string]: Json } {
  const sections: (readonly [string, Section])[] = [];
  for (const raw of text.replace(/\\\r?\n/g, " ").split(/\r?\n/)) {
    const line = raw.trim();
    const header = /^\[(.*)\]$/.exec(line);
    const equals = line.indexOf("=");
    if (line === "" || line.startsWith("#") || line.startsWith(";")) continue;
    if (header !== null) sections.push([header[1] ?? "", new Map()]);
    else {
      if (sections.length === 0) sections.push(["", new Map()]);
      const section = sections.at(-1)?.[1] ?? new Map<string, Json>();
      if (equals < 0) add(section, line, "");
      else add(section, line.slice(0, equals).trim(), line.slice(equals + 1).trim());
    }
  }
  const names = new Map<string, Json[]>();
  for (const [name, section] of sections) {
    names.set(name, [...(names.get(name) ?? []), Object.fromEntries(section)]);
  }
  return Object.fromEntries(
    [...names].map(([name, list]) => [name, list.length === 1 ? (list[0] ?? {}) : list]),
  );
}

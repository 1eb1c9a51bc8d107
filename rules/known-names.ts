import { UNKNOWN } from "../spec/known";
import { isDocument } from "./document-value";
import { nearestName } from "../spec/nearest-name";

/**
 * The names that a format knows, nested as they are written. `true` admits anything below; the name `*`
 * stands for names that people choose.
 */
export interface NameTree {
  readonly [name: string]: NameTree | true;
}

/** A name that the format does not know. */
export interface UnknownName {
  /** Dotted path, the name included. */
  readonly path: string;
  /** Dotted path of the name that was probably meant. */
  readonly nearest?: string;
}

/** Every name of a document that a tree does not have, in the document's order. */
export function unknownNames(document: unknown, tree: NameTree, base = ""): UnknownName[] {
  if (!isDocument(document)) {
    return [];
  }
  return Object.entries(document).flatMap(([name, value]: [string, unknown]) => {
    const path = base === "" ? name : `${base}.${name}`;
    const known = Object.hasOwn(tree, name) ? tree[name] : tree["*"];
    if (known === undefined) {
      const nearest = nearestName(name, Object.keys(tree));
      return [
        nearest === undefined
          ? { path }
          : { path, nearest: base === "" ? nearest : `${base}.${nearest}` },
      ];
    }
    return known === true || value === UNKNOWN ? [] : unknownNames(value, known, path);
  });
}

/** A tree from dotted names; a name that others continue admits only those. */
export function nameTree(names: readonly string[]): NameTree {
  const tree: Record<string, NameTree | true> = {};
  for (const name of names) {
    let node = tree;
    const keys = name.split(".");
    keys.forEach((key, index) => {
      const last = index === keys.length - 1;
      const below = Object.hasOwn(node, key) ? node[key] : undefined;
      if (last) {
        node[key] = below ?? true;
      } else {
        const next = below === undefined || below === true ? {} : (below as typeof tree);
        node[key] = next;
        node = next;
      }
    });
  }
  return tree;
}

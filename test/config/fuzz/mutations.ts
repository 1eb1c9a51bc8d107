import fc from "fast-check";

/** Any JSON value, as a stack file holds it. */
export type Tree = string | number | boolean | null | Tree[] | { [key: string]: Tree };

/** Text that breaks whatever pastes it somewhere: paths, YAML, MIME, shells, terminals, prototypes. */
const HOSTILE = [
  "",
  " ",
  "\u0000",
  "\n",
  "a\r\nb",
  "\u202e",
  "\ud800",
  "\u001b[2J",
  "[secret]",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "../../etc/passwd",
  "$(reboot)",
  "'\"`",
  "${a.b}",
  "{{ .Values }}",
  "0x1F",
  "1e999",
  "~",
  "*a",
  "!!js/function",
  "a.b[0]",
  "10.0.0.0/33",
  "::/0",
  "1.35",
  "é".repeat(300),
  "x".repeat(20_000),
];

const NUMBERS = [0, -0, -1, 0.5, 1e21, -1e300, 2 ** 31, 2 ** 53, Number.MAX_VALUE, 5e-324];

const hostile: fc.Arbitrary<Tree> = fc.oneof(
  fc.constantFrom<Tree>(...HOSTILE),
  fc.constantFrom<Tree>(...NUMBERS),
  fc.constantFrom<Tree>(true, false, null, [], {}),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.constantFrom(10, 1000).map(nested),
);

/** One step from a stack file to another one; numbers choose places, modulo how many there are. */
export type Mutation =
  | { readonly kind: "delete" | "duplicate" | "rename"; readonly at: number }
  | { readonly kind: "replace"; readonly at: number; readonly value: Tree }
  | { readonly kind: "insert"; readonly at: number; readonly key: string; readonly value: Tree }
  | { readonly kind: "retype"; readonly at: number; readonly to: number }
  | { readonly kind: "swap"; readonly at: number; readonly with: number };

const place = fc.nat(100_000);

/** Up to four mutations in a row. */
export const mutations: fc.Arbitrary<Mutation[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constantFrom("delete", "duplicate", "rename"), at: place }),
    fc.record({ kind: fc.constant("replace"), at: place, value: hostile }),
    fc.record({
      kind: fc.constant("insert"),
      at: place,
      key: fc.constantFrom(...HOSTILE),
      value: hostile,
    }),
    fc.record({ kind: fc.constant("retype"), at: place, to: fc.nat(5) }),
    fc.record({ kind: fc.constant("swap"), at: place, with: place }),
  ),
  { minLength: 1, maxLength: 4 },
);

function nested(depth: number): Tree {
  let tree: Tree = "deep";
  for (let level = 0; level < depth; level += 1) tree = level % 2 === 0 ? [tree] : { a: tree };
  return tree;
}

interface Slot {
  readonly holder: Tree[] | { [key: string]: Tree };
  readonly key: string;
  readonly value: Tree;
}

/** Where anything stands in a tree; a deep one is walked without recursion. */
function slotsOf(root: Tree): Slot[] {
  const slots: Slot[] = [];
  const waiting: Tree[] = [root];
  for (let holder = waiting.pop(); holder !== undefined; holder = waiting.pop()) {
    if (typeof holder !== "object" || holder === null) continue;
    for (const [key, value] of Object.entries(holder)) {
      slots.push({ holder, key, value });
      waiting.push(value);
    }
  }
  return slots;
}

function put({ holder }: Slot, key: string, value: Tree): void {
  if (Array.isArray(holder)) holder.push(value);
  // As `yaml` itself does it: an own property, also of the name __proto__.
  else Object.defineProperty(holder, key, { value, ...PLAIN });
}

const PLAIN = { configurable: true, enumerable: true, writable: true };

function set({ holder, key }: Slot, value: Tree): void {
  Object.defineProperty(holder, key, { value, ...PLAIN });
}

function remove({ holder, key }: Slot): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else Reflect.deleteProperty(holder, key);
}

function retyped(value: Tree, to: number): Tree {
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  const types: readonly Tree[] = [text, Number(text), text === "", [value], { value }];
  return types[to] ?? null;
}

function mutate(tree: Tree, mutation: Mutation): void {
  const slots = slotsOf(tree);
  const slot = slots[mutation.at % Math.max(1, slots.length)];
  if (slot === undefined) return;
  switch (mutation.kind) {
    case "delete":
      remove(slot);
      break;
    case "duplicate":
      put(slot, `${slot.key}2`, structuredClone(slot.value));
      break;
    case "rename":
      remove(slot);
      put(slot, `${slot.key.slice(0, -1)}X`, slot.value);
      break;
    case "replace":
      set(slot, mutation.value);
      break;
    case "insert":
      put(slot, mutation.key, mutation.value);
      break;
    case "retype":
      set(slot, retyped(slot.value, mutation.to));
      break;
    case "swap": {
      const other = slots[mutation.with % slots.length] ?? slot;
      const [one, two] = [structuredClone(slot.value), structuredClone(other.value)];
      set(slot, two);
      set(other, one);
    }
  }
}

/** A copy of a stack file's `config` after these mutations. */
export function mutated(config: Tree, steps: readonly Mutation[]): Tree {
  const copy = structuredClone(config);
  for (const step of steps) mutate(copy, step);
  return copy;
}

/** What happens to a file in an editor, a merge or a template engine. */
export const textEdits = fc.array(
  fc.record({
    at: place,
    remove: fc.oneof(fc.nat(3), fc.nat(200)),
    insert: fc.oneof(
      fc.constantFrom(":", "- ", "{", "}", "[", '"', "'", "\t", "\n", "#", "&a ", "*a", "<<: *a"),
      fc.constantFrom("!!binary ", "!x ", "---\n", "...\n", "|\n", "? ", "% ", "@", "`", "\u0000"),
      fc.constantFrom(...HOSTILE),
    ),
  }),
  { minLength: 1, maxLength: 3 },
);

/** A text after these edits. */
export function edited(
  text: string,
  edits: readonly { readonly at: number; readonly remove: number; readonly insert: string }[],
): string {
  return edits.reduce((before, { at, remove, insert }) => {
    const start = at % (before.length + 1);
    return before.slice(0, start) + insert + before.slice(start + remove);
  }, text);
}

import { stackSchema } from "../../config/schema";

/** The parts of valibot's schemas that lead to further keys. */
interface Node {
  readonly entries?: Readonly<Record<string, Node>>;
  readonly pipe?: readonly Node[];
  readonly wrapped?: Node;
  readonly item?: Node;
  readonly value?: Node;
}

function below(node: Node, path: string): string[] {
  if (node.wrapped !== undefined) return below(node.wrapped, path);
  const named = Object.entries(node.entries ?? {}).flatMap(([key, entry]) => {
    const inner = path === "" ? key : `${path}.${key}`;
    return [inner, ...below(entry, inner)];
  });
  // A list is checked by a pipe whose first member is the list itself, a map by one whose last member is.
  const piped = (node.pipe ?? [])
    .filter((part) => part !== node)
    .flatMap((part) => below(part, path));
  const listed = node.item === undefined ? [] : below(node.item, `${path}[]`);
  const mapped = node.value === undefined ? [] : below(node.value, `${path}.<name>`);
  return [...new Set([...named, ...piped, ...listed, ...mapped])];
}

/** Every key of the stack file, as the schema has it: `nodeGroups[].scaling.min`, `addons.<name>.version`. */
export const CONTRACT_KEYS: readonly string[] = below(stackSchema as unknown as Node, "");

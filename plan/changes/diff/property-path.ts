/** One step of a property path: a key of a map, or whichever element of a list. */
export type PathStep = { readonly key: string } | { readonly element: string };

const NEEDS_QUOTES = /[.[\]"\s]|^$/;
const BREAKS_BRACKETS = /[[\]"%]/g;

/** The path of a key inside a map, as Pulumi writes it: `labels.team`, `labels["example.com/team"]`. */
export function keyPath(path: string, key: string): string {
  if (NEEDS_QUOTES.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === "" ? key : `${path}.${key}`;
}

/** The path of an element of a list, by its index or by what identifies it: `taints[0]`, `taints[dedicated]`. */
export function elementPath(path: string, element: number | string): string {
  return `${path}[${String(element).replace(BREAKS_BRACKETS, encodeURIComponent)}]`;
}

/** The property of the resource that a path is in: `scalingConfig` of `scalingConfig.maxSize`. */
export function topKey(path: string): string {
  return /^[^.[]+/.exec(path)?.[0] ?? path;
}

/** Reads a path as {@link keyPath} and {@link elementPath} write it, and as `ignoreChanges` has it. */
export function parsePath(path: string): readonly PathStep[] {
  const steps: PathStep[] = [];
  let at = 0;
  while (at < path.length) {
    if (path[at] === ".") {
      at += 1;
    } else if (path[at] === "[" && path[at + 1] === '"') {
      const end = endOfQuotes(path, at + 1);
      steps.push({ key: unquote(path.slice(at + 1, end)) });
      at = path[end] === "]" ? end + 1 : end;
    } else if (path[at] === "[") {
      const close = path.indexOf("]", at);
      const end = close === -1 ? path.length : close;
      steps.push({ element: path.slice(at + 1, end) });
      at = end + 1;
    } else {
      const rest = path.slice(at).search(/[.[]/);
      const end = rest === -1 ? path.length : at + rest;
      steps.push({ key: path.slice(at, end) });
      at = end;
    }
  }
  return steps;
}

/** The path with `[*]` for every element of a list: `taints[*].value` of `taints[dedicated].value`. */
export function patternOf(path: string): string {
  return parsePath(path).reduce(
    (pattern, step) => ("key" in step ? keyPath(pattern, step.key) : `${pattern}[*]`),
    "",
  );
}

/** Where the quoted text that starts at `start` is over. */
function endOfQuotes(path: string, start: number): number {
  let at = start + 1;
  while (at < path.length && path[at] !== '"') at += path[at] === "\\" ? 2 : 1;
  return Math.min(at + 1, path.length);
}

function unquote(quoted: string): string {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return quoted.slice(1, -1);
  }
}

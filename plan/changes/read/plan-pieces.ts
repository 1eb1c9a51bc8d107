/** What a scan of a plan's text finds. */
export interface Pieces {
  /** The text without the elements of `resources`. */
  readonly frame: string;
  /** What `onResource` made of each element, in their order. */
  readonly resources: readonly unknown[];
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const [OPEN_LIST, CLOSE_LIST, OPEN_MAP, CLOSE_MAP] = [0x5b, 0x5d, 0x7b, 0x7d] as const;
/** Space and everything below it: what JSON allows between its signs, and what the parser will refuse. */
const SPACE = 0x20;
const KEY = '"resources"';
/** Depth inside the list of the top-level map. */
const IN_LIST = 2;

/**
 * Takes the text of a plan apart, so that a plan of 100,000 resources needs memory for its resources and not for its
 * text as well. It finds where the elements of `resources` begin and end, and judges nothing else.
 *
 * @param chunks - the text, in order
 * @param onResource - gets the text of one element
 * @returns nothing for a text of another shape: it has to be read as a whole
 */
export function scanPlan(
  chunks: Iterable<Buffer>,
  onResource: (text: Buffer) => unknown,
): Pieces | undefined {
  const frame: Buffer[] = [];
  const resources: unknown[] = [];
  let depth = 0;
  let inText = false;
  let escaped = false;
  let inResources = false;
  let seen = false;
  let commas = 0;
  /** The last text of the top level, while it is being read and after. */
  let key = "";
  /** Parts of an element that began in an earlier chunk; undefined between elements. */
  let element: Buffer[] | undefined;

  for (const chunk of chunks) {
    /** From here on the chunk was not given to anybody. */
    let start = 0;
    let at = 0;
    while (at < chunk.length) {
      if (inText) {
        const from = at;
        at = escaped ? at + 1 : at;
        escaped = false;
        while (at < chunk.length && chunk[at] !== QUOTE) {
          if (chunk[at] === BACKSLASH) {
            if (at + 1 === chunk.length) escaped = true;
            at += 2;
          } else at += 1;
        }
        inText = at >= chunk.length;
        at = Math.min(at + 1, chunk.length);
        if (depth === 1 && key.length <= KEY.length) key += chunk.toString("latin1", from, at);
        continue;
      }
      const sign = chunk[at] ?? 0;
      at += 1;
      if (sign <= SPACE) continue;
      if (inResources && depth === IN_LIST) {
        if (sign === OPEN_MAP && commas === Math.min(resources.length, 1)) {
          depth += 1;
          element = [];
          start = at - 1;
        } else if (sign === COMMA && commas === 0 && resources.length > 0) {
          commas = 1;
        } else if (sign === CLOSE_LIST && commas === 0) {
          depth -= 1;
          inResources = false;
          start = at - 1;
        } else return undefined;
        continue;
      }
      switch (sign) {
        case QUOTE:
          inText = true;
          if (depth === 1) key = '"';
          break;
        case OPEN_MAP:
          depth += 1;
          break;
        case OPEN_LIST:
          depth += 1;
          if (depth === IN_LIST && key === KEY) {
            if (seen) return undefined;
            seen = true;
            inResources = true;
            frame.push(chunk.subarray(start, at));
            start = at;
          }
          break;
        case CLOSE_MAP:
        case CLOSE_LIST:
          depth -= 1;
          if (depth === IN_LIST && element !== undefined) {
            const last = chunk.subarray(start, at);
            resources.push(
              onResource(element.length === 0 ? last : Buffer.concat([...element, last])),
            );
            element = undefined;
            commas = 0;
          }
          break;
        default:
      }
    }
    if (element !== undefined) element.push(chunk.subarray(start));
    else if (!inResources) frame.push(chunk.subarray(start));
  }
  if (!seen || depth !== 0 || inText) return undefined;
  return { frame: Buffer.concat(frame).toString("utf8"), resources };
}

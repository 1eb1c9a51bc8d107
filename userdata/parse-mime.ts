import type { MimePart } from "./mime";

/** A part as it was read. */
export interface ParsedMimePart extends MimePart {
  /** All headers, names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Splits at the first empty line. Header lines that begin with a blank continue the one before. */
function splitHeaders(text: string): { headers: Record<string, string>; body: string } {
  const end = /(?:^|\r?\n)\r?\n/.exec(text);
  const head = end === null ? text : text.slice(0, end.index);
  const headers: Record<string, string> = {};
  for (const line of head.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/)) {
    const colon = line.indexOf(":");
    if (colon > 0)
      headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
  return { headers, body: end === null ? "" : text.slice(end.index + end[0].length) };
}

/** Value of a header's parameter, unquoted. */
function parameter(header: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]+))`, "i").exec(header);
  return found?.[1]?.replace(/\\(.)/g, "$1") ?? found?.[2];
}

function parsePart(text: string): ParsedMimePart {
  const { headers, body } = splitHeaders(text);
  const base64 = headers["content-transfer-encoding"]?.toLowerCase() === "base64";
  const filename = parameter(headers["content-disposition"] ?? "", "filename");
  return {
    contentType: headers["content-type"] ?? "text/plain",
    content: base64 ? Buffer.from(body, "base64").toString("utf8") : body,
    ...(filename === undefined ? {} : { filename }),
    headers,
  };
}

/**
 * Reads the parts of a multipart document back, ours or anybody's. Undefined when the text is none, as nodeadm judges
 * it: the headers must begin on the first line.
 */
export function parseMime(text: string): readonly ParsedMimePart[] | undefined {
  const { headers, body } = splitHeaders(text);
  const contentType = headers["content-type"] ?? "";
  const boundary = parameter(contentType, "boundary");
  if (!/^multipart\//i.test(contentType) || boundary === undefined) return undefined;
  const parts: ParsedMimePart[] = [];
  let current: string[] | undefined;
  const close = (): void => {
    // The line feed before a boundary belongs to the boundary.
    if (current !== undefined) parts.push(parsePart(current.join("").replace(/\r?\n$/, "")));
  };
  for (const line of body.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const text = line.replace(/[ \t]*\r?\n?$/, "");
    if (text === `--${boundary}--`) {
      close();
      return parts;
    }
    if (text === `--${boundary}`) {
      close();
      current = [];
    } else current?.push(line);
  }
  close();
  return parts;
}

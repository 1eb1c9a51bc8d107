import { createHash } from "node:crypto";

/** One part of a MIME document. */
export interface MimePart {
  /** Media type with its parameters, for example `text/x-shellscript`. */
  readonly contentType: string;
  /** Decoded text, exactly. */
  readonly content: string;
  readonly filename?: string;
}

/** `type/subtype` and parameters; nothing that ends a header line. */
const MEDIA_TYPE =
  /^[A-Za-z0-9!#$&^_.+-]+\/[A-Za-z0-9!#$&^_.+-]+(?:; ?[A-Za-z0-9_-]+=(?:[A-Za-z0-9._-]+|"[A-Za-z0-9._ -]*"))*$/;

/** cloud-init reports a part of this type and does nothing with it. */
const INERT_TYPE = "application/octet-stream";

/** Text that travels as it is: printable ASCII, tabs and line feeds. */
const PLAIN_TEXT = /^[\t\n\x20-\x7e]*$/;

const BASE64_LINE = /.{1,76}/g;

/** Whether a media type can stand in a header line. */
export function isMediaType(contentType: string): boolean {
  return MEDIA_TYPE.test(contentType);
}

/** A file name that can stand between the quotes of a header: what is not printable ASCII becomes `_`. */
function quoteFilename(filename: string): string {
  return `"${filename.replace(/[^\x20-\x7e]/g, "_").replace(/["\\]/g, "\\$&")}"`;
}

function renderPart(part: MimePart): string {
  const plain = PLAIN_TEXT.test(part.content);
  const headers = [
    `Content-Type: ${isMediaType(part.contentType) ? part.contentType : INERT_TYPE}`,
    ...(plain ? [] : ["Content-Transfer-Encoding: base64"]),
    ...(part.filename === undefined
      ? []
      : [`Content-Disposition: attachment; filename=${quoteFilename(part.filename)}`]),
  ];
  const body = plain
    ? part.content
    : (Buffer.from(part.content, "utf8").toString("base64").match(BASE64_LINE) ?? []).join("\n");
  return `${headers.join("\n")}\n\n${body}`;
}

/** A boundary that no part contains; the same for the same parts. */
function chooseBoundary(parts: readonly string[]): string {
  for (let attempt = 0; ; attempt += 1) {
    const hash = createHash("sha256")
      .update(JSON.stringify([attempt, parts]))
      .digest("hex");
    const boundary = `eks-cni-${hash.slice(0, 16)}`;
    if (!parts.some((part) => part.includes(boundary))) return boundary;
  }
}

/**
 * Writes a multipart document that cloud-init, nodeadm and EKS read alike: `MIME-Version` first, line feeds only, an
 * empty line after each part's headers. A part that is not plain ASCII travels as base64, because cloud-init reads
 * parts as text and would garble it. A media type that is none becomes one that is ignored.
 */
export function renderMime(parts: readonly MimePart[]): string {
  const rendered = parts.map(renderPart);
  const boundary = chooseBoundary(rendered);
  const head = `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="${boundary}"\n\n`;
  return `${head}${rendered.map((part) => `--${boundary}\n${part}\n`).join("")}--${boundary}--\n`;
}

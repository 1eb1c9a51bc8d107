import { GUARD_FILENAME, NODE_CONFIG_TYPE, parseGuardFiles, parseMime } from "../../../userdata";
import { mediaType } from "../../report/user-data-view";
import { readToml, readYaml } from "./plain-json";
import { isTable } from "../../merge-specs";

/** Who reads a part: nodeadm, cloud-init in one of its ways, Bottlerocket, or nobody known. */
export type PartKind =
  "NodeConfig" | "guard" | "boothook" | "script" | "cloud-config" | "settings" | "other";

/** One part of user data, as its reader on the node sees it. */
export interface NodePart {
  readonly kind: PartKind;
  readonly mediaType: string;
  readonly content: string;
  readonly filename?: string;
  /** Headers that a reader may look at, other than those above. */
  readonly headers: { readonly [name: string]: string };
  /** True for user data that is no MIME document: this part is all of it. */
  readonly whole: boolean;
}

/** Headers that say how a part travels. */
const TRANSPORT = new Set([
  "content-transfer-encoding",
  "content-disposition",
  "content-type",
  "content-length",
  "mime-version",
]);

/** MIME documents inside MIME documents, at most. */
const DEPTH = 4;

/** First lines by which cloud-init knows a part whose type says nothing (canonical/cloud-init: cloudinit/user_data.py). */
const MARKS: readonly (readonly [string, string])[] = [
  ["#cloud-boothook", "text/cloud-boothook"],
  ["#cloud-config", "text/cloud-config"],
  ["## template: jinja", "text/jinja2"],
  ["#!", "text/x-shellscript"],
];
const UNTYPED = new Set(["text/plain", "text/x-not-multipart", "text/x-shellscript"]);

function typeOf(declared: string, content: string): string {
  if (!UNTYPED.has(declared)) return declared;
  const start = content.trimStart().toLowerCase();
  return MARKS.find(([mark]) => start.startsWith(mark))?.[1] ?? declared;
}

function kindOf(type: string, content: string, filename: string | undefined): PartKind {
  if (type === NODE_CONFIG_TYPE) return "NodeConfig";
  if (filename === GUARD_FILENAME && parseGuardFiles(content).length > 0) return "guard";
  if (type === "text/cloud-boothook") return "boothook";
  if (type === "text/x-shellscript") return "script";
  return type === "text/cloud-config" ? "cloud-config" : "other";
}

function mimeParts(text: string, depth: number): readonly NodePart[] | undefined {
  return parseMime(text)?.flatMap(({ contentType, content, filename, headers }) => {
    const declared = mediaType(contentType);
    const nested =
      depth < DEPTH && declared.startsWith("multipart/")
        ? mimeParts(`Content-Type: ${contentType}\n\n${content}`, depth + 1)
        : undefined;
    if (nested !== undefined) return nested;
    const type = typeOf(declared, content);
    return [
      {
        kind: kindOf(type, content, filename),
        mediaType: type,
        content,
        ...(filename !== undefined && { filename }),
        headers: Object.fromEntries(
          Object.entries(headers).filter(([name]) => !TRANSPORT.has(name)),
        ),
        whole: false,
      },
    ];
  });
}

function isNodeConfig(text: string): boolean {
  // Reading YAML costs more than looking for the one word that it must have.
  if (!text.includes("node.eks.aws/")) return false;
  return (readYaml(text) ?? []).some(
    (document) => isTable(document) && String(document["apiVersion"]).startsWith("node.eks.aws/"),
  );
}

function wholeKind(text: string, type: string): PartKind {
  if (type !== "text/plain") return kindOf(type, text, undefined);
  if (isNodeConfig(text)) return "NodeConfig";
  return Object.keys(readToml(text) ?? {}).length > 0 ? "settings" : "other";
}

/** The parts of decoded user data. What is no MIME document is one part, its kind read from its content. */
export function readParts(text: string): readonly NodePart[] {
  if (text.trim() === "") return [];
  const parts = mimeParts(text, 0);
  if (parts !== undefined) return parts;
  const type = typeOf("text/plain", text);
  return [
    { kind: wholeKind(text, type), mediaType: type, content: text, headers: {}, whole: true },
  ];
}

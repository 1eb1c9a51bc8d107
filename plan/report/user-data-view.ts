import { GUARD_FILENAME, parseMime } from "../../userdata";
import { type EmbeddedFile, embeddedFiles } from "./heredoc";

/** Syntax of a block of text, as highlighters name it. */
export type Language = "yaml" | "toml" | "bash" | "json" | "unit" | "text";

/** One part of a node group's user data. */
export interface UserDataPart {
  readonly title: string;
  readonly language: Language;
  readonly content: string;
  /** The group that has shown this very text before. */
  readonly sameAs?: string;
  /** What the text does not say by itself. */
  readonly note?: string;
  /** Files that this part, a boothook, writes on the node. */
  readonly files: readonly EmbeddedFile[];
}

/** Media type without parameters, in lower case. */
export function mediaType(contentType: string): string {
  return (contentType.split(";")[0] ?? "").trim().toLowerCase();
}

/** Media type of the parts that nodeadm reads. */
export const NODE_CONFIG = "application/node.eks.aws";
const TITLES: Readonly<Record<string, string>> = {
  [NODE_CONFIG]: "NodeConfig",
  "text/cloud-boothook": "boothook (runs at every boot, before the kubelet)",
  "text/x-shellscript": "script (runs once, before the kubelet)",
  "text/cloud-config": "cloud-config",
};

const GUARD_NOTE =
  "The networkd guard keeps one default route and keeps systemd-networkd off the CNI's interfaces. It writes each of these " +
  "files only on an AMI that lacks it; words with $ or @ are filled in at boot.";

function languageOf(type: string, content: string): Language {
  if (type === NODE_CONFIG) return content.trimStart().startsWith("{") ? "json" : "yaml";
  if (type === "text/cloud-config") return "yaml";
  return /^#!.*sh\b/.test(content) || type === "text/x-shellscript" ? "bash" : "text";
}

/** Splits user data as its reader on the node does. What is no MIME document and no TOML file is one part. */
export function readUserData(fileName: string, text: string): readonly UserDataPart[] {
  if (fileName.endsWith(".toml")) {
    return [{ title: "settings (TOML)", language: "toml", content: text, files: [] }];
  }
  const parts = parseMime(text);
  if (parts === undefined) {
    return [{ title: "user data", language: languageOf("", text), content: text, files: [] }];
  }
  return parts.map((part) => {
    const type = mediaType(part.contentType);
    const title = TITLES[type] ?? part.contentType;
    return {
      title: part.filename === undefined ? title : `${title}: ${part.filename}`,
      language: languageOf(type, part.content),
      content: part.content,
      ...(part.filename === GUARD_FILENAME ? { note: GUARD_NOTE } : {}),
      files: type === "text/cloud-boothook" ? embeddedFiles(part.content) : [],
    };
  });
}

export { COMMENT_LIMIT, renderChangesMarkdown, type MarkdownOptions } from "./markdown";
export { renderChangesHtml } from "./html";
export { renderChangesJson } from "./json";
export { renderChangesTerminal, type ChangesTerminalOptions } from "./terminal";

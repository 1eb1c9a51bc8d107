import assert from "node:assert/strict";

const VOID = new Set(["meta", "br"]);

/** Names of the elements in order; throws where one is not closed in its place. */
export function elements(page: string): string[] {
  const open: string[] = [];
  const seen: string[] = [];
  const body = page.replace(/<!doctype html>/, "").replace(/<style>[^]*?<\/style>/, "");
  for (const [tag, slash, name = ""] of body.matchAll(/<(\/?)([a-z][a-z0-9]*)(?:\s[^<>]*)?>/g)) {
    if (slash === "/") assert.equal(open.pop(), name, `${tag} closes nothing`);
    else {
      seen.push(name);
      if (!VOID.has(name)) open.push(name);
    }
  }
  assert.deepEqual(open, []);
  return seen;
}

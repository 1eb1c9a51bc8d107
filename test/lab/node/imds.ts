// A stand-in for EC2's instance metadata service, version 2:  imds.ts <tree.json> <address>
// The tree has `meta-data`, `user-data`, `dynamic`; a folder is listed as EC2 lists it, with a slash behind sub-folders.
// A request without the session token gets 401, as on an instance that requires IMDSv2.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

type Tree = string | { readonly [name: string]: Tree };

const TOKEN = "lab-session-token";
const [file = "", address = "169.254.169.254"] = process.argv.slice(2);
const tree = JSON.parse(readFileSync(file, "utf8")) as Tree;

function lookup(path: string): string | undefined {
  let node: Tree | undefined = tree;
  for (const part of path.split("/").slice(2)) {
    if (part !== "") node = typeof node === "string" ? undefined : node?.[part];
  }
  if (node === undefined || typeof node === "string") return node;
  return Object.entries(node)
    .map(([name, value]) => (typeof value === "string" ? name : `${name}/`))
    .join("\n");
}

const server = createServer((request, response) => {
  const reply = (status: number, body = ""): void => {
    process.stderr.write(`${request.method ?? ""} ${request.url ?? ""} ${String(status)}\n`);
    response.writeHead(status, {
      "Content-Length": Buffer.byteLength(body),
      "X-aws-ec2-metadata-token-ttl-seconds": "21600",
    });
    response.end(body);
  };
  if (request.method === "PUT") {
    reply(200, TOKEN);
    return;
  }
  if (request.headers["x-aws-ec2-metadata-token"] !== TOKEN) {
    reply(401);
    return;
  }
  const body = lookup(request.url ?? "");
  reply(body === undefined ? 404 : 200, body);
});
server.listen(80, address, () => process.stderr.write("listening\n"));

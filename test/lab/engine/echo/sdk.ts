import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import * as ts from "typescript";
import { type Members, readMembers } from "./shape";

/** What an installed SDK says about one resource type or function. */
export interface Description {
  /** Properties that may be given. */
  readonly inputs: Members;
  /** Properties that come back. */
  readonly outputs: Members;
  /** Outputs that the SDK marks as secret. */
  readonly secrets: ReadonlySet<string>;
}

/** Which of a package's two files of nested types. */
export type Side = "input" | "output";

/**
 * Reads an installed Pulumi SDK package: the typings beside a resource's class, and the nested types.
 *
 * Nothing here knows a resource by name. What the package's authors generated from the provider's schema is
 * the only source.
 */
export class Sdk {
  readonly name: string;
  readonly version: string;
  readonly #root: string;
  readonly #types = new Map<Side, TypeIndex>();
  readonly #described = new Map<string, Description | undefined>();

  constructor(name: string, from: string) {
    const manifest = createRequire(join(from, "package.json")).resolve(
      `@pulumi/${name}/package.json`,
    );
    this.name = name;
    this.#root = dirname(manifest);
    this.version = (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version;
  }

  /** A resource type such as `aws:ec2/vpc:Vpc`; undefined when the SDK has no such type. */
  resource(token: string): Description | undefined {
    return this.#describe(token, (name) => ({ given: `${name}Args`, back: name }));
  }

  /** A function such as `aws:index/getPartition:getPartition`. */
  invoke(token: string): Description | undefined {
    return this.#describe(token, (name) => {
      const upper = name.charAt(0).toUpperCase() + name.slice(1);
      return { given: `${upper}Args`, back: `${upper}Result` };
    });
  }

  /** The provider resource of the package. */
  provider(): Description | undefined {
    return this.#read(join(this.#root, "provider.d.ts"), {
      given: "ProviderArgs",
      back: "Provider",
    });
  }

  /** A nested type, by its dotted name. */
  named(side: Side, name: string): Members | undefined {
    const known = this.#types.get(side) ?? new TypeIndex(join(this.#root, "types", `${side}.d.ts`));
    this.#types.set(side, known);
    return known.get(name);
  }

  #describe(
    token: string,
    names: (name: string) => { given: string; back: string },
  ): Description | undefined {
    if (!this.#described.has(token)) {
      const [, module = "", name = ""] = token.split(":");
      const file = join(this.#root, folderOf(module), `${decapitalise(name)}.d.ts`);
      this.#described.set(token, this.#read(file, names(name)));
    }
    return this.#described.get(token);
  }

  #read(file: string, names: { given: string; back: string }): Description | undefined {
    if (!existsSync(file)) {
      return undefined;
    }
    const source = parse(readFileSync(file, "utf8"));
    let inputs: Members = new Map();
    let outputs: Members | undefined;
    source.forEachChild((node) => {
      if (ts.isInterfaceDeclaration(node) || ts.isClassDeclaration(node)) {
        if (node.name?.text === names.given) {
          inputs = readMembers(node, source);
        } else if (node.name?.text === names.back) {
          outputs = readMembers(node, source);
        }
      }
    });
    if (outputs === undefined) {
      return undefined;
    }
    const script = readFileSync(file.replace(/\.d\.ts$/, ".js"), "utf8");
    const marked = /additionalSecretOutputs: (\[[^\]]*\])/.exec(script)?.[1] ?? "[]";
    return { inputs, outputs, secrets: new Set(JSON.parse(marked) as string[]) };
  }
}

/** `ec2/vpc` is the folder `ec2`, `index/getRegion` the package's own, `helm.sh/v3` is `helm/v3`. */
function folderOf(module: string): string {
  const [first = "", second = ""] = module.split("/");
  if (/^v\d/.test(second)) {
    return join(first.replace(/\..*$/, ""), second);
  }
  return first === "index" ? "" : first;
}

function decapitalise(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function parse(text: string): ts.SourceFile {
  return ts.createSourceFile("sdk.d.ts", text, ts.ScriptTarget.ES2022, false);
}

/**
 * The nested types of a package. The files have several megabytes, so that only the lines that open and close
 * namespaces and interfaces are read, and one interface is parsed when it is asked for.
 */
class TypeIndex {
  readonly #texts = new Map<string, string>();
  readonly #parsed = new Map<string, Members>();

  constructor(file: string) {
    const lines = readFileSync(file, "utf8").split("\n");
    const open: { indent: string; name: string }[] = [];
    let start: { indent: string; name: string; line: number } | undefined;
    lines.forEach((line, at) => {
      if (start !== undefined) {
        if (line === `${start.indent}}`) {
          const text = lines.slice(start.line, at + 1).join("\n");
          this.#texts.set(start.name, text.trimStart().replace(/^(export )?(declare )?/, ""));
          start = undefined;
        }
        return;
      }
      const namespace = /^( *)(?:export )?(?:declare )?namespace (\w+) \{$/.exec(line);
      const type = /^( *)(?:export )?(?:declare )?interface (\w+) \{$/.exec(line);
      if (namespace !== null) {
        open.push({ indent: namespace[1] ?? "", name: namespace[2] ?? "" });
      } else if (type !== null) {
        const name = [...open.map((each) => each.name), type[2] ?? ""].join(".");
        start = { indent: type[1] ?? "", name, line: at };
      } else if (line === `${open.at(-1)?.indent ?? "-"}}`) {
        open.pop();
      }
    });
  }

  get(name: string): Members | undefined {
    const text = this.#texts.get(name);
    const known = this.#parsed.get(name);
    if (known !== undefined || text === undefined) {
      return known;
    }
    const source = parse(text);
    const [node] = source.statements;
    if (node === undefined || !ts.isInterfaceDeclaration(node)) {
      return undefined;
    }
    const members = readMembers(node, source);
    this.#parsed.set(name, members);
    return members;
  }
}

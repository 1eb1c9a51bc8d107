/** A value of the table: a list of fields, or a map. */
type Value = readonly string[] | { readonly [key: string]: Value };

/**
 * Reads the table of fields that the Kubernetes provider cannot change in place out of its Go source: `var`
 * declarations of composite literals, lists, `append` and calls with a prefix.
 *
 * Source: pulumi/pulumi-kubernetes provider/pkg/provider/diff.go, `forceNew` and `metadataForceNewProperties`.
 */
export class ForceNew {
  readonly #table: Value;
  readonly #metadata: readonly string[];

  constructor(source: string) {
    const reader = new GoReader(source.replace(/^\s*\/\/.*$/gm, ""));
    this.#table = reader.variable("forceNew");
    this.#metadata = reader.call("metadataForceNewProperties", [".metadata"]);
  }

  /** Fields of a kind, as `.spec.template`; of a Patch resource only those that name it. */
  fields(apiVersion: string, kind: string, isPatch: boolean): readonly string[] {
    const [version = "", group = ""] = apiVersion.split("/").reverse();
    const own = [group, version, kind].reduce<Value | undefined>(
      (value, key) => (value === undefined || isList(value) ? undefined : value[key]),
      this.#table,
    );
    return isPatch || own === undefined || !isList(own)
      ? this.#metadata
      : [...this.#metadata, ...own];
  }
}

function isList(value: Value): value is readonly string[] {
  return Array.isArray(value);
}

class GoReader {
  readonly #source: string;
  #tokens: string[] = [];

  constructor(source: string) {
    this.#source = source;
  }

  variable(name: string): Value {
    const start = this.#source.indexOf(`var ${name} = `);
    if (start < 0) {
      throw new Error(`the source of the Kubernetes provider has no variable ${name}`);
    }
    const outer = this.#tokens;
    const rest = this.#source.slice(start + `var ${name} = `.length);
    this.#tokens = rest.match(/"[^"]*"|\w+|\.\.\.|[{}(),:]/g) ?? [];
    const value = this.#value();
    this.#tokens = outer;
    return value;
  }

  /** What a function of prefixes returns: each prefix with each ending in its body. */
  call(name: string, prefixes: readonly string[]): string[] {
    const body = new RegExp(`func ${name}\\([^]*?\\n}`).exec(this.#source)?.[0] ?? "";
    const endings = [...body.matchAll(/prefix \+ "([^"]*)"/g)].map((match) => match[1] ?? "");
    if (endings.length === 0) {
      throw new Error(`the source of the Kubernetes provider has no function ${name} of prefixes`);
    }
    return prefixes.flatMap((prefix) => endings.map((ending) => prefix + ending));
  }

  #value(): Value {
    const name = this.#take();
    const next = this.#tokens[0];
    if (next === "{") {
      return this.#composite();
    }
    if (next !== "(") {
      return this.variable(name);
    }
    return name === "append" ? this.#append() : this.call(name, this.#strings("(", ")"));
  }

  #append(): string[] {
    this.#take("(");
    const lists: Value[] = [];
    while (this.#tokens[0] !== ")") {
      lists.push(this.#value());
      while (this.#tokens[0] === "," || this.#tokens[0] === "...") {
        this.#take();
      }
    }
    this.#take(")");
    return lists.flatMap((list) => (isList(list) ? list : []));
  }

  #composite(): Value {
    if (this.#tokens[2] !== ":") {
      return this.#strings("{", "}");
    }
    this.#take("{");
    const map: Record<string, Value> = {};
    while (this.#tokens[0] !== "}") {
      const key = unquote(this.#take());
      this.#take(":");
      map[key] = this.#value();
      if (this.#tokens[0] === ",") {
        this.#take();
      }
    }
    this.#take("}");
    return map;
  }

  #strings(open: string, close: string): string[] {
    this.#take(open);
    const strings: string[] = [];
    while (this.#tokens[0] !== close) {
      const token = this.#take();
      if (token !== ",") {
        strings.push(unquote(token));
      }
    }
    this.#take(close);
    return strings;
  }

  #take(expected?: string): string {
    const token = this.#tokens.shift();
    if (token === undefined || (expected !== undefined && token !== expected)) {
      throw new Error(
        `the source of the Kubernetes provider has ${token ?? "nothing"} where ${expected ?? "a value"} is due`,
      );
    }
    return token;
  }
}

function unquote(token: string): string {
  return token.replaceAll('"', "");
}

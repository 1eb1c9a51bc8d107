/** A stack file's content as plain data, to be changed by a test. */
export interface Stack {
  [key: string]: unknown;
}

/** The default stack. */
export function validStack(): Stack {
  return {
    region: "eu-central-1",
    cluster: { name: "dev", version: "1.35" },
    cni: { kind: "cilium", mode: "eni" },
    linkerd: { cni: true, iptablesMode: "plain" },
    nodeGroups: [
      {
        name: "general",
        operatingSystem: "AL2023",
        instanceTypes: ["m7g.large"],
        scaling: { min: 2, max: 4, desired: 2 },
      },
    ],
  };
}

/** A copy of the default stack in which the value at a path is another one, or gone. */
export function stackWith(path: string, value: unknown): Stack {
  const stack = validStack();
  const keys = path.split(".").map((key) => (/^\d+$/.test(key) ? Number(key) : key));
  const last = keys.pop() ?? "";
  let inner: Stack = stack;
  for (const key of keys) {
    inner[key] ??= {};
    inner = inner[key] as Stack;
  }
  if (value === undefined) Reflect.deleteProperty(inner, last);
  else inner[last] = value;
  return stack;
}

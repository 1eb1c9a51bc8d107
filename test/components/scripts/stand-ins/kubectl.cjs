// `kubectl` as far as the scripts use it, after its reference (kubernetes.io/docs/reference/kubectl). It answers from a
// state file: nodes, workloads, and Jobs whose fate the test decides. It refuses flags and objects that it does not
// know. It does not evaluate templates: what a template asks for is recognised by its text.
const { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");

const directory = process.env.STAND_IN_DIR;
const file = join(directory, "kubectl.json");
const state = JSON.parse(readFileSync(file, "utf8"));
const save = () => writeFileSync(file, JSON.stringify(state));
const args = process.argv.slice(2);
appendFileSync(join(directory, "calls"), `kubectl ${args.join(" ")}\n`);

const stop = (message) => {
  process.stderr.write(`${message}\n`);
  process.exit(1);
};
const print = (lines) => process.stdout.write(lines.map((line) => `${line}\n`).join(""));

if (!existsSync(process.env.KUBECONFIG ?? "")) {
  stop("The connection to the server localhost:8080 was refused");
}
writeFileSync(join(directory, "kubeconfig"), readFileSync(process.env.KUBECONFIG));

const FLAGS = {
  get: [
    "raw",
    "request-timeout",
    "selector",
    "output",
    "ignore-not-found",
    "field-selector",
    "sort-by",
    "watch-only",
  ],
  rollout: ["timeout"],
  wait: ["for", "timeout"],
  delete: ["ignore-not-found", "cascade", "timeout", "wait"],
  create: ["filename"],
  logs: [],
  patch: ["type", "patch", "patch-file"],
};
const WITHOUT_VALUE = ["ignore-not-found", "watch-only"];
const flags = {};
const words = [];
for (let index = 0; index < args.length; index += 1) {
  if (!args[index].startsWith("--")) {
    words.push(args[index]);
    continue;
  }
  const [name, ...value] = args[index].slice(2).split("=");
  flags[name] =
    value.length > 0 || WITHOUT_VALUE.includes(name) ? value.join("=") : args[(index += 1)];
}
const [verb, ...rest] = words;
for (const name of Object.keys(flags)) {
  if (name !== "namespace" && !(FLAGS[verb] ?? stop(`unknown command "${verb}"`)).includes(name)) {
    stop(`error: unknown flag: --${name}`);
  }
}
const failure = state.errors?.find((one) => args.join(" ").includes(one.call));
if (failure !== undefined) {
  stop(failure.message);
}

const labelled = (labels, selector = "") =>
  selector
    .split(",")
    .filter(Boolean)
    .every((term) => {
      const [, key, operator, value] = /^([^!=]+)(!?=)(.*)$/.exec(term);
      return operator === "=" ? labels[key] === value : labels[key] !== value;
    });
const podsOf = (selector) =>
  Object.values(state.jobs ?? {})
    .filter((job) =>
      labelled(
        { "batch.kubernetes.io/job-name": job.name, "batch.kubernetes.io/controller-uid": job.uid },
        selector,
      ),
    )
    .flatMap((job) => job.pods ?? []);

if (verb === "get" && flags.raw === "/readyz") {
  print(["ok"]);
} else if (verb === "get" && rest[0] === "nodes" && "watch-only" in flags) {
  // Something happens at once: the next look shows what.
  print(["node/any"]);
} else if (verb === "get" && rest[0] === "nodes" && state.looks !== undefined) {
  const now = state.looks.length > 1 ? state.looks.shift() : state.looks[0];
  save();
  print(now.map(([instance, ready]) => `aws:///eu-central-1a/${instance} ${ready}`));
} else if (verb === "get" && rest[0] === "nodes") {
  const nodes = state.nodes.filter((node) =>
    labelled({ "kubernetes.io/os": "linux", ...node.labels }, flags.selector),
  );
  print(
    nodes.map((node) =>
      flags.output === "name"
        ? `node/${node.name}`
        : `${node.name} ${node.ready === false ? "False" : "True"} ${node.labels["eks.amazonaws.com/nodegroup"] ?? ""}`,
    ),
  );
} else if (verb === "get" && rest[0] === "node") {
  const node =
    state.nodes.find((one) => one.name === rest[1]) ?? stop(`nodes "${rest[1]}" not found`);
  process.stdout.write(node.providerID);
} else if (verb === "get" && rest[0] === "pods") {
  const pods = podsOf(flags.selector);
  if (flags.output.startsWith("jsonpath=") && !flags.output.includes(".metadata.name")) {
    process.stdout.write(pods.map((pod) => `${pod.ip}/${pod.node} `).join(""));
    process.exit(0);
  }
  print(
    flags.output === "wide" || flags.output.startsWith("go-template=")
      ? (state.reasons ?? [])
      : pods.map((pod) => `${pod.name} ${pod.phase} ${pod.ip} ${pod.node}`),
  );
} else if (verb === "get" && rest[0] === "events") {
  print(state.events ?? []);
} else if (verb === "get" && state.conditions?.[rest[0]] !== undefined) {
  // A custom resource of an operator: each look at it shows the next of what the test says, and the last for ever.
  const looks = state.conditions[rest[0]];
  const now = looks.length > 1 ? looks.shift() : looks[0];
  save();
  if (now === "NotFound" && !("ignore-not-found" in flags)) stop(`"${rest[0]}" not found`);
  process.stdout.write(now === "NotFound" ? "" : String(now));
} else if (verb === "get" && rest[0] === "secrets") {
  print(Object.keys(state.secrets).map((name) => `secret/${name}`));
} else if (verb === "get" && state.secrets?.[rest[0].replace("secret/", "")] !== undefined) {
  process.stdout.write(state.secrets[rest[0].replace("secret/", "")]);
} else if (verb === "get" && state.objects !== undefined && flags.output === "name") {
  // Objects by what they are asked for with: there, or silently not.
  print(state.objects.includes(rest.join(" ")) ? [rest.join("/")] : []);
} else if (verb === "patch") {
  const patch = flags.patch ?? readFileSync(flags["patch-file"], "utf8");
  state.patched = { ...state.patched, [rest.join(" ")]: JSON.parse(patch) };
  save();
} else if (verb === "delete" && state.objects !== undefined) {
  state.deleted = [...(state.deleted ?? []), rest.join(" ")];
  save();
} else if (verb === "get" && rest[0] === "job") {
  const job = state.jobs[rest[1]];
  if (job === undefined && !("ignore-not-found" in flags)) {
    stop(`jobs.batch "${rest[1]}" not found`);
  }
  process.stdout.write(
    job === undefined
      ? ""
      : flags.output.includes("uid")
        ? job.uid
        : `${job.name}:${job.ended ?? ""}`,
  );
} else if (verb === "get" && state.workloads?.[`${flags.namespace} ${rest[0]}`] !== undefined) {
  process.stdout.write("k8s-app=cilium,");
} else if (verb === "rollout" && rest[0] === "status") {
  const fate =
    state.workloads[`${flags.namespace} ${rest[1]}`] ??
    stop(`Error from server (NotFound): "${rest[1]}" not found`);
  if (fate !== "ok") {
    stop(fate);
  }
  print([`${rest[1]} successfully rolled out`]);
} else if (verb === "delete") {
  for (const [kind, name] of rest.map((word) => word.split("/"))) {
    delete state[`${kind}s`][name];
  }
  save();
} else if (verb === "create" && flags.filename === "-") {
  const manifest = JSON.parse(readFileSync(0, "utf8"));
  const { name } = manifest.metadata;
  if (manifest.kind === "ConfigMap") {
    state.configmaps[name] = manifest.data;
    state.created = [...(state.created ?? []), manifest];
    save();
    process.exit(0);
  }
  if (manifest.kind !== "Job" || state.jobs[name] !== undefined) {
    stop(`Error from server (AlreadyExists): jobs.batch "${name}" already exists`);
  }
  state.jobs[name] = { name, uid: `uid-of-new-${name}`, ...state.fates[name] };
  state.created = [...(state.created ?? []), manifest];
  save();
} else if (verb === "wait" && state.conditions?.[rest[0]] !== undefined) {
  // Whatever is waited for has just come about: what it is now, the next look shows.
  print([`${rest[0]} condition met`]);
} else if (verb === "wait") {
  const job =
    state.jobs[rest[0].replace(/^job\//, "")] ?? stop(`jobs.batch "${rest[0]}" not found`);
  const outcome = flags.for.startsWith("jsonpath=")
    ? job.ready === false
      ? "never"
      : flags.for
    : `condition=${job.fate}`;
  const met = () => {
    print([`${rest[0]} condition met`]);
    process.exit(0);
  };
  if (outcome === flags.for && flags.for.startsWith("jsonpath=")) {
    met();
  } else if (outcome === flags.for) {
    // Not before the other one waits: the loser of the race has to exist to be ended.
    setInterval(() => existsSync(join(directory, "waiter")) && met(), 2);
  } else if (job.fate === "never" || job.ready === false) {
    stop(`error: timed out waiting for the condition on jobs/${job.name}`);
  } else {
    // A condition that does not come: kubectl stays until its time is up or somebody ends it.
    writeFileSync(join(directory, "waiter.part"), String(process.pid));
    renameSync(join(directory, "waiter.part"), join(directory, "waiter"));
    setTimeout(() => stop("error: timed out"), 30_000);
  }
} else if (verb === "logs") {
  print([`log of ${rest[0]}`]);
} else {
  stop(`stand-in: not expected: kubectl ${args.join(" ")}`);
}

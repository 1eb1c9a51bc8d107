// `aws` 2 as far as the scripts use it, after its reference (docs.aws.amazon.com/cli/latest/reference/ec2). It answers
// from a state file and refuses what it does not know, so that a script with a wrong option fails.
// It does not evaluate --query: test/lab/sweep runs the real aws for that.
const { appendFileSync, readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");

const directory = process.env.STAND_IN_DIR;
const file = join(directory, "aws.json");
const state = JSON.parse(readFileSync(file, "utf8"));
const args = process.argv.slice(2);
appendFileSync(join(directory, "calls"), `aws ${args.join(" ")}\n`);

const stop = (status, message) => {
  process.stderr.write(`\n${message}\n`);
  process.exit(status);
};
const apiError = (code, operation, message) =>
  stop(254, `An error occurred (${code}) when calling the ${operation} operation: ${message}`);

if (args[0] === "--version") {
  process.stdout.write(
    `aws-cli/${state.version ?? "2.9.19"} Python/3.11.2 Linux/6.1 source/x86_64\n`,
  );
  process.exit(0);
}
if (process.env.AWS_REGION !== "eu-central-1") {
  stop(253, "You must specify a region.");
}

const options = new Map();
for (let index = args[1] === "wait" ? 3 : 2; index < args.length; index += 1) {
  if (!args[index].startsWith("--")) {
    stop(252, `Unknown options: ${args[index]}`);
  }
  const values = [];
  while (index + 1 < args.length && !args[index + 1].startsWith("--")) {
    values.push(args[(index += 1)]);
  }
  options.set(args[index - values.length].slice(2), values);
}
const known = (...names) => {
  for (const name of options.keys()) {
    if (!names.includes(name)) {
      stop(252, `Unknown options: --${name}`);
    }
  }
};
const matches = (eni, filter) => {
  const [, name, value] =
    /^Name=([^,]+),Values=(.+)$/.exec(filter) ?? stop(252, `Error parsing parameter: ${filter}`);
  const actual = {
    "vpc-id": eni.vpc,
    "network-interface-id": eni.id,
    "attachment.instance-id": eni.instance,
  };
  if (name.startsWith("tag:")) {
    return eni.tags?.[name.slice(4)] === value;
  }
  if (name === "tag-key") {
    return value in (eni.tags ?? {});
  }
  if (name === "description") {
    return value.endsWith("*") && (eni.description ?? "").startsWith(value.slice(0, -1));
  }
  return name in actual
    ? actual[name] === value
    : apiError(
        "InvalidParameterValue",
        "DescribeNetworkInterfaces",
        `The filter '${name}' is invalid`,
      );
};

// Each look at a list shows its next member, and the last for ever.
const nextLook = (list) => {
  const looks = state[list] ?? [];
  const now = looks.length > 1 ? looks.shift() : looks[0];
  writeFileSync(file, JSON.stringify(state));
  return now;
};

const command = `${args[0]} ${args[1]}`;
const failure = state.errors?.[command];
if (failure !== undefined) {
  apiError(failure, args[1], "stand-in");
}
if (command === "sts assume-role") {
  known("role-arn", "role-session-name", "query", "output");
  process.stdout.write("ASIAROLE\tsecret-of-the-role\ttoken-of-the-role\n");
} else if (command === "ec2 describe-network-interfaces") {
  known("filters", "query", "output");
  const found = state.enis.filter((eni) =>
    options.get("filters").every((filter) => matches(eni, filter)),
  );
  const line = options.get("query")[0].includes("DeviceIndex")
    ? (eni) => [
        eni.id,
        eni.card ?? 0,
        eni.device,
        eni.tags?.["io.cilium/cilium-managed"] ?? "None",
        eni.addresses.join(),
      ]
    : (eni) => [eni.id, eni.status, eni.attachment ?? "None", eni.instance ?? "None"];
  process.stdout.write(found.map((eni) => `${line(eni).join("\t")}\n`).join(""));
} else if (command === "ec2 wait" && args[2] === "network-interface-available") {
  known("network-interface-ids");
  const [id] = options.get("network-interface-ids");
  const eni = state.enis.find((one) => one.id === id);
  if (eni.becomes === "available") {
    Object.assign(eni, { status: "available", attachment: undefined, instance: undefined });
  } else if (eni.becomes === "gone") {
    state.enis = state.enis.filter((one) => one !== eni);
  }
  writeFileSync(file, JSON.stringify(state));
  if (eni.becomes !== "available") {
    stop(
      255,
      `Waiter NetworkInterfaceAvailable failed: ${eni.becomes === "gone" ? "terminal failure" : "Max attempts exceeded"}`,
    );
  }
} else if (command === "ec2 delete-network-interface") {
  known("network-interface-id");
  const [id] = options.get("network-interface-id");
  const eni = state.enis.find((one) => one.id === id);
  if (eni === undefined || eni.vanishes) {
    apiError(
      "InvalidNetworkInterfaceID.NotFound",
      "DeleteNetworkInterface",
      `The networkInterface ID '${id}' does not exist`,
    );
  }
  if (eni.status !== "available" || eni.grabbed) {
    apiError(
      "InvalidParameterValue",
      "DeleteNetworkInterface",
      `Network interface '${id}' is currently in use.`,
    );
  }
  if (eni.deleteError !== undefined) {
    apiError(eni.deleteError, "DeleteNetworkInterface", "stand-in");
  }
  state.enis = state.enis.filter((one) => one !== eni);
  writeFileSync(file, JSON.stringify(state));
} else if (command === "ssm get-parameter") {
  known("name", "query", "output");
  const [name] = options.get("name");
  const value =
    state.parameters?.[name] ?? apiError("ParameterNotFound", "GetParameter", "UnknownError");
  process.stdout.write(`${value}\n`);
} else if (command === "autoscaling describe-auto-scaling-groups") {
  known("auto-scaling-group-names", "query", "output");
  const look = nextLook("groups");
  process.stdout.write(
    look === undefined
      ? "None\n"
      : [look.wanted, ...look.instances.map((one) => one.join("\t"))].join("\n") + "\n",
  );
} else if (command === "autoscaling describe-instance-refreshes") {
  known("auto-scaling-group-name", "query", "output");
  process.stdout.write(`${nextLook("refreshes") ?? "None"}\n`);
} else if (command === "autoscaling describe-scaling-activities") {
  known("auto-scaling-group-name", "query", "output");
  process.stdout.write((state.activities ?? []).map((line) => `${line}\n`).join(""));
} else if (command === "autoscaling cancel-instance-refresh") {
  known("auto-scaling-group-name");
  process.stdout.write('{ "InstanceRefreshId": "r-1" }\n');
} else {
  stop(252, `aws: error: argument command: Invalid choice: ${command}`);
}

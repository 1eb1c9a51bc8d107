import { complete } from "./compute";
import type { JsonObject } from "./json";
import { UNKNOWN } from "./json";
import { digest, inventId, inventSecret, inventValue, type Subject } from "./plausible";
import type { Description, Sdk } from "./sdk";

/** What distinguishes one family of providers from another. */
export interface Behaviour {
  /** Inputs with the names that the provider chooses itself. */
  readonly name: (inputs: JsonObject, subject: Subject) => JsonObject;
  /** State after creation, or what a preview can say of it. */
  readonly state: (
    sdk: Sdk,
    about: Description,
    inputs: JsonObject,
    subject: Subject,
  ) => JsonObject;
  /** Physical id. */
  readonly id: (inputs: JsonObject, subject: Subject) => string;
}

/** Everything that the typings promise comes back; the ids are the provider's. */
export const PLAIN: Behaviour = {
  name: (inputs) => inputs,
  state: (sdk, about, inputs, subject) =>
    withSecrets(about, inputs, complete(sdk, about.outputs, inputs, subject), subject),
  id: (_inputs, subject) => inventId(subject),
};

/** Kubernetes objects: what was sent, with what the API server adds; of a Helm release, its status. */
export const KUBERNETES: Behaviour = {
  name: (inputs, subject) => {
    const metadata = objectAt(inputs, "metadata");
    const isRelease = subject.token.includes(":Release");
    return isRelease || typeof metadata["name"] === "string" || subject.token.endsWith("Patch")
      ? inputs
      : { ...inputs, metadata: { ...metadata, name: `${subject.name}-${digest(subject, 8)}` } };
  },
  state: (sdk, about, inputs, subject) => {
    if (subject.token.includes(":Release")) {
      const only = new Map([...about.outputs].filter(([key]) => key === "status"));
      const given = { ...inputs, name: inputs["name"] ?? subject.name };
      const path = ["status"];
      const state = complete(sdk, only, given, subject);
      return subject.preview
        ? state
        : {
            ...state,
            status: {
              ...objectAt(state, "status"),
              name: given.name,
              namespace: inputs["namespace"] ?? "default",
              revision: inventValue("number", { ...subject, path }),
              status: "deployed",
            },
          };
    }
    const metadata = objectAt(inputs, "metadata");
    const uid = subject.preview ? UNKNOWN : digest(subject, 32);
    const state = { ...inputs, metadata: { namespace: "default", ...metadata, uid } };
    return withSecrets(about, inputs, state, subject);
  },
  id: (inputs, subject) => {
    const metadata = objectAt(inputs, "metadata");
    const from = subject.token.includes(":Release") ? inputs : metadata;
    const namespace = from["namespace"];
    const given = from["name"];
    const name = typeof given === "string" ? given : subject.name;
    return typeof namespace === "string" ? `${namespace}/${name}` : name;
  },
};

/** Commands are recorded and never run: what they would print is made up. */
export const COMMAND: Behaviour = {
  name: (inputs) => inputs,
  state: (_sdk, _about, inputs, subject) => ({
    ...inputs,
    stdout: subject.preview ? UNKNOWN : `stdout-${digest(subject, 8)}`,
    stderr: subject.preview ? UNKNOWN : "",
  }),
  id: (_inputs, subject) => `cmd-${digest(subject, 12)}`,
};

/** Outputs that an SDK marks as secret get a value that can be searched for. */
function withSecrets(
  about: Description,
  inputs: JsonObject,
  state: JsonObject,
  subject: Subject,
): JsonObject {
  const computed = [...about.secrets].filter((key) => inputs[key] === undefined && key in state);
  return {
    ...state,
    ...Object.fromEntries(
      computed.map((key) => [
        key,
        subject.preview ? UNKNOWN : inventSecret({ ...subject, path: [key] }),
      ]),
    ),
  };
}

function objectAt(values: JsonObject, key: string): JsonObject {
  const value = values[key];
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}

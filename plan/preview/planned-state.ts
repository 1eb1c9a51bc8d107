import type { PlannedResource } from "../plan";
import { secretOutputsOf } from "../placeholders/secret-outputs";
import { nameOf, providerUrn } from "../urn";
import { clearMap } from "./cleartext";
import type { EngineState } from "./engine-step";

/** Providers that the engine makes for programs that name none; plans do not list them. */
const DEFAULT_PROVIDER = /(?:^|::|\$)pulumi:providers:[^:]+::default(?:_|$)/;

/** True for a provider that no program names: event logs have steps for those too. */
export function isDefaultProvider(urn: string): boolean {
  return DEFAULT_PROVIDER.test(urn);
}

/** A resource of the engine as a plan has it. Secrets are gone, unknown values are named. */
export function plannedState(state: EngineState): PlannedResource {
  const provider = givenProvider(state);
  return {
    urn: state.urn,
    type: state.type,
    name: nameOf(state.urn),
    parent: state.parent ?? null,
    custom: state.custom,
    dependsOn: [
      ...new Set(
        [...state.dependencies, provider, state.deletedWith, state.parent].filter(
          (urn) => urn !== undefined,
        ),
      ),
    ].sort(),
    inputs: clearMap(state.inputs, secretKeysOf(state)),
    options: {
      ...(provider !== undefined && { provider }),
      ...(state.protect && { protect: true }),
      ...(state.ignoreChanges.length > 0 && { ignoreChanges: state.ignoreChanges }),
      ...(state.deletedWith !== undefined && { deletedWith: state.deletedWith }),
      ...(state.retainOnDelete && { retainOnDelete: true }),
    },
  };
}

/** Properties of a resource that are secret although they may look otherwise. */
export function secretKeysOf({ type, secretKeys }: EngineState): ReadonlySet<string> {
  return new Set([...secretKeys, ...secretOutputsOf(type)]);
}

function givenProvider({ provider }: EngineState): string | undefined {
  const urn = provider === undefined ? undefined : providerUrn(provider);
  return urn === undefined || isDefaultProvider(urn) ? undefined : urn;
}

import * as pulumi from "@pulumi/pulumi";

/** One registration, as far as the tests look at it. */
export interface Registration {
  readonly type: string;
  readonly name: string;
  readonly inputs: Record<string, unknown>;
}

/** Runs a program under mocks and returns what it registered, with resolved inputs. */
export async function register(program: () => pulumi.Resource[]): Promise<Registration[]> {
  const registrations: Registration[] = [];
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs }) => {
        registrations.push({ type, name, inputs: inputs as Record<string, unknown> });
        return { id: `${name}-id`, state: inputs as Record<string, unknown> };
      },
      call: ({ inputs }) => inputs as Record<string, unknown>,
    },
    "eks-cni",
    "test",
    false,
  );
  const resources = program();
  await Promise.all(
    resources.map((resource) => new Promise<string>((resolve) => resource.urn.apply(resolve))),
  );
  await pulumi.runtime.disconnect();
  return registrations.filter(({ type }) => type !== "pulumi:pulumi:Stack");
}

import { listAt, stringAt, valueAt } from "./answer";
import type { CallAws } from "./aws-cli";
import { PinsError } from "./pins-error";

/** EC2's names of the architectures for which EKS has AMIs. */
const AMI_ARCHITECTURES: readonly string[] = ["arm64", "x86_64"];

/** The one architecture that all these instance types share, from EC2 itself. */
export async function instanceArchitecture(
  instanceTypes: readonly string[],
  callAws: CallAws,
): Promise<string> {
  const names = [...new Set(instanceTypes)].sort();
  const answer = await callAws([
    "ec2",
    "describe-instance-types",
    "--instance-types",
    ...names,
    "--query",
    "{InstanceTypes: InstanceTypes[].{InstanceType: InstanceType, ProcessorInfo: ProcessorInfo}}",
  ]);
  const found = listAt(answer, "InstanceTypes").map((instance) => ({
    name: stringAt(instance, "InstanceType"),
    architectures: listAt(valueAt(instance, "ProcessorInfo"), "SupportedArchitectures"),
  }));
  const shared = AMI_ARCHITECTURES.filter((architecture) =>
    names.every((name) =>
      found.some(
        (instance) => instance.name === name && instance.architectures.includes(architecture),
      ),
    ),
  );
  const [architecture] = shared;
  if (architecture === undefined) {
    throw new PinsError(
      `${names.join(", ")} have no architecture in common: one AMI cannot serve them`,
      "make one node group for each architecture",
    );
  }
  return architecture;
}

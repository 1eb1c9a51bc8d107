/**
 * Pods that Kubernetes recommends per node at most, and that EKS sets on managed nodes however many addresses
 * there are: 110 up to 30 vCPUs, 250 above (awslabs/amazon-eks-ami: max-pods-calculator.sh;
 * Amazon EKS User Guide, "Increase the available IP addresses for your node").
 */
export const POD_CEILING = { small: 110, large: 250 } as const;

/** From `8xlarge` on a type has 32 vCPUs or more … */
const SMALLEST_LARGE_XLARGE = 8;

/** … except where hyper-threads are missing: 16 and 24 vCPUs. */
const SMALL_EXCEPTIONS: readonly string[] = ["hs1.8xlarge", "hpc7a.12xlarge"];

/**
 * Ceiling of an instance type. Its vCPUs are read from the size's name (an `xlarge` has 4), because the table has no
 * such column; a size that does not tell gets the small one.
 */
export function podCeiling(instanceType: string): number {
  const xlarges = /\.(?:metal-)?(\d+)xl(?:arge)?$/.exec(instanceType)?.[1];
  const large = Number(xlarges ?? 0) >= SMALLEST_LARGE_XLARGE;
  return large && !SMALL_EXCEPTIONS.includes(instanceType) ? POD_CEILING.large : POD_CEILING.small;
}

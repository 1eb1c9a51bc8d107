import { rule } from "./rule";

/** gp3 without anything given. */
const BASE = { iops: 3000, throughputMiBps: 125 } as const;
const MAX_IOPS_PER_GIB = 500;
const MIN_IOPS_PER_MIBPS = 4;

/**
 * gp3 has at most 500 IOPS per GiB, and at most 0.25 MiB/s of throughput per IOPS. EC2 checks it when the
 * first node starts.
 *
 * @see Amazon EBS User Guide, "General Purpose SSD volumes", gp3
 */
export const gp3Limits = rule({
  id: "gp3-limits",
  severity: "error",
  title: "IOPS and throughput fit the volume",
  needs: ["group"],
  judge: ({ group: { volume } }) => {
    const iops = volume.iops ?? BASE.iops;
    const throughput = volume.throughputMiBps ?? BASE.throughputMiBps;
    const most = volume.sizeGiB * MAX_IOPS_PER_GIB;
    return [
      ...(volume.iops !== undefined && iops > most && iops > BASE.iops
        ? [
            {
              path: "volume.iops",
              message: `${String(iops)} is above ${String(MAX_IOPS_PER_GIB)} per GiB, that is ${String(most)} for ${String(volume.sizeGiB)} GiB; no node would start`,
              remedy: `write ${String(Math.max(BASE.iops, most))} or less, or a larger volume`,
            },
          ]
        : []),
      ...(throughput * MIN_IOPS_PER_MIBPS > iops
        ? [
            {
              path: "volume.throughputMiBps",
              message: `${String(throughput)} needs ${String(throughput * MIN_IOPS_PER_MIBPS)} IOPS, the volume has ${String(iops)}; no node would start`,
              remedy: `write volume.iops: ${String(throughput * MIN_IOPS_PER_MIBPS)} or more`,
            },
          ]
        : []),
    ];
  },
});

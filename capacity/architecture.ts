import { Architecture } from "../spec/choices";

/**
 * Graviton families carry a `g` among the attributes after the generation (`m7g`, `c6gn`, `im4gn`, `x2gd`); a `g`
 * before it is a family of its own (`g5` is x86-64, `g5g` is not). `a1` is older than the scheme, and `-gb200` is
 * NVIDIA's Grace. Source: Amazon EC2 Instance Types Guide, "Instance type naming conventions".
 */
const ARM_FAMILY = /^(?:a1|[a-z]+\d+[a-z]*g[a-z]*(?:-[a-z0-9]+)?|[a-z]+\d+[a-z]*-gb\d+)$/;

/** `<family>.<size>`; large memory families carry their memory around a dash (`u7i-12tb`, `u-6tb1`). */
const INSTANCE_TYPE = /^([a-z]+\d+[a-z]*(?:-[a-z0-9]+)?|u-\d+tb\d+)\.[a-z0-9]+(?:-[a-z0-9]+)?$/;

/**
 * Processor architecture of an instance type, from its family. Undefined when this is no instance type, or one
 * that EKS cannot use (macOS).
 *
 * @param instanceType - for example `m7g.large`
 */
export function architectureOf(instanceType: string): Architecture | undefined {
  const family = INSTANCE_TYPE.exec(instanceType)?.[1];
  if (family === undefined || family.startsWith("mac")) return undefined;
  return ARM_FAMILY.test(family) ? Architecture.Arm64 : Architecture.X86_64;
}

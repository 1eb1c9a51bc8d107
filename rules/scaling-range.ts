import { rule } from "./rule";

/**
 * EKS refuses a group whose numbers contradict each other.
 *
 * @see Amazon EKS API Reference, NodegroupScalingConfig
 */
export const scalingRange = rule({
  id: "scaling-range",
  severity: "error",
  title: "Scaling numbers agree",
  needs: ["group"],
  judge: ({ group: { scaling } }) => {
    const { min, max, desired } = scaling;
    const whole = [min, max, desired].every((n) => Number.isInteger(n) && n >= 0);
    return whole && max >= 1 && min <= desired && desired <= max
      ? []
      : [
          {
            path: "scaling",
            message: `min ${String(min)}, desired ${String(desired)}, max ${String(max)}: whole numbers with 0 <= min <= desired <= max and max >= 1 are needed; EKS would refuse the group`,
            remedy: "write for example { min: 2, desired: 2, max: 4 }",
          },
        ];
  },
});

import { CniKind } from "../spec/choices";
import { overlayPodCidrs } from "./overlay-pod-cidrs";
import { rule } from "./rule";

/** Prefix length of Calico's blocks, unless a pool says otherwise. */
const BLOCK = 26;

/**
 * Nodes take blocks of 64 addresses from the pool. A pool that is smaller than one block is refused by Calico.
 *
 * @see tigera/operator: pkg/controller/ippool/defaults.go, blockSize, and validation.go, v1.42.3
 */
export const calicoPoolSize = rule({
  id: "calico-pool-size",
  severity: "error",
  title: "Calico's pool holds a block",
  needs: ["cni"],
  judge: ({ cni }) =>
    cni.kind !== CniKind.Calico
      ? []
      : overlayPodCidrs(cni).flatMap(({ path, cidr }) =>
          path === "cni.podCidr" && Number(cidr.split("/")[1]) > BLOCK
            ? [
                {
                  path,
                  message: `${cidr} is smaller than one block of /${String(BLOCK)}; the operator would refuse the pool and no node would become Ready`,
                  remedy: `write a block of /${String(BLOCK)} or larger, with room for every pod: "100.64.0.0/16" holds 1,024 blocks`,
                },
              ]
            : [],
        ),
});

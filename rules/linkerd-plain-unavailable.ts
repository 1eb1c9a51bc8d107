import { FIRST_VERSIONS } from "../pins/supported-charts";
import { IptablesMode } from "../spec/choices";
import { effectiveImageVersion, effectiveIptablesMode } from "./effective-linkerd";
import { rule } from "./rule";
import { isOlder } from "../pins/version-order";

const FIRST = FIRST_VERSIONS.linkerdPlain;

/**
 * The mode `plain` came with chart 2025.1.1 and image v1.6.0. An older plugin refuses it only when the first
 * meshed pod is added, with an error on that pod.
 *
 * @see linkerd/linkerd2-proxy-init#449
 */
export const linkerdPlainUnavailable = rule({
  id: "linkerd-plain-unavailable",
  severity: "error",
  title: "Chart and image know the mode plain",
  needs: ["linkerd"],
  judge: ({ linkerd }) => {
    if (!linkerd.cni || effectiveIptablesMode(linkerd).value !== IptablesMode.Plain) {
      return [];
    }
    const image = effectiveImageVersion(linkerd);
    return [
      { value: linkerd.version, path: "linkerd.version", what: "chart", first: FIRST.chart },
      { ...image, what: "image", first: FIRST.image },
    ]
      .filter(({ value, first }) => isOlder(value, first))
      .map(({ value, path, what, first }) => ({
        path,
        message: `${what} ${value} does not know iptablesMode plain, ${first} is the first that does; every meshed pod would fail with an error of the plugin`,
        remedy: `write ${first} or later, or leave it out`,
      }));
  },
});

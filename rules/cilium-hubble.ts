import { ciliumValue, isGivenButNotOn, isOn } from "./cilium-values";
import { rule } from "./rule";

/**
 * Hubble's UI reads from its relay, and the relay from the agents' Hubble. The chart refuses a part without
 * what it reads from.
 *
 * @see cilium/charts: cilium-1.20.0, templates/validate.yaml, "Hubble UI requires", "Hubble Relay requires"
 */
export const ciliumHubble = rule({
  id: "cilium-hubble",
  severity: "error",
  title: "Hubble's parts have what they read from",
  needs: ["cni"],
  judge: ({ cni }) => {
    const own = ciliumValue(cni, "hubble.enabled");
    const off = own === undefined ? !cni.hubble : isGivenButNotOn(own);
    const ownRelay = ciliumValue(cni, "hubble.relay.enabled");
    const relay = ownRelay === undefined ? cni.hubble : isOn(ownRelay);
    const ui = isOn(ciliumValue(cni, "hubble.ui.enabled"));
    const standalone = isOn(ciliumValue(cni, "hubble.ui.standalone.enabled"));
    return [
      ...(isOn(ownRelay) && off
        ? [
            {
              path: "cni.values.hubble.relay.enabled",
              message: "on, while Hubble is off; the chart would refuse to render",
              remedy: "write cni.hubble: true",
            },
          ]
        : []),
      ...(ui && !standalone && !relay
        ? [
            {
              path: "cni.values.hubble.ui.enabled",
              message: "on without the relay that it reads from; the chart would refuse to render",
              remedy: "add hubble.relay.enabled: true to cni.values",
            },
          ]
        : []),
    ];
  },
});

import { CniMode } from "../spec/choices";
import { ciliumValue, isOn } from "./cilium-values";
import { rule } from "./rule";

/**
 * BPF masquerading and the ip-masq-agent are refinements of masquerading: with it off, as in ENI mode by
 * default and always on aws-vpc-cni, the agent ends at start. With interfaces named for masquerading it does as well.
 *
 * @see cilium/cilium: pkg/option/config.go and daemon/cmd/daemon.go, "BPF masquerade requires"
 */
export const ciliumBpfMasquerade = rule({
  id: "cilium-bpf-masquerade",
  severity: "error",
  title: "BPF masquerading has masquerading",
  needs: ["cni"],
  judge: ({ cni }) => {
    const own = ciliumValue(cni, "enableIPv4Masquerade");
    const ours = cni.masquerade && cni.mode !== CniMode.Chained;
    const masquerade = own === undefined ? ours : isOn(own);
    const refinements = ["bpf.masquerade", "ipMasqAgent.enabled"].filter((path) =>
      isOn(ciliumValue(cni, path)),
    );
    const interfaces = ciliumValue(cni, "egressMasqueradeInterfaces");
    return [
      ...(masquerade ? [] : refinements).map((path) => ({
        path: `cni.values.${path}`,
        message:
          'on, while pods are not masqueraded; the agent would end at start with "BPF masquerade requires --enable-ipv4-masquerade"',
        remedy:
          cni.mode === CniMode.Chained
            ? "delete it: aws-vpc-cni masquerades"
            : "delete it, or write cni.masquerade: true",
      })),
      ...(isOn(ciliumValue(cni, "bpf.masquerade")) && Boolean(interfaces)
        ? [
            {
              path: "cni.values.egressMasqueradeInterfaces",
              message:
                "given with bpf.masquerade; the agent would end at start, since BPF masquerading takes `devices` instead",
              remedy: "delete it",
            },
          ]
        : []),
    ];
  },
});

import type { NodeGroupSettings } from "../../spec/cluster-input";
import { renderUserData } from "../../userdata";
import { context, group } from "./fixtures";

/** One golden: a node group and what surrounds it. */
interface GoldenCase {
  /** What the golden is there to show. */
  readonly shows: string;
  readonly group: Partial<NodeGroupSettings>;
  readonly serviceCidr?: string;
}

const AMI = "ami-0123456789abcdef0";
const HOSTILE =
  '"\'`$(reboot)\r\n--eks-cni-\n\n--//--\nUNIT\nEOF\n[settings.evil]\nx = """ \\ \u0000 é 漢';

const AL2023_CASES: Readonly<Record<string, GoldenCase>> = {
  default: { shows: "a group with every default: EKS merges, so no taint is here", group: {} },
  "custom-ami": {
    shows: "the CNI's startup taint in the kubelet's configuration",
    group: { amiId: AMI },
  },
  "self-managed": {
    shows: "all that a node needs without EKS: the CNI's taint, and a label that names the group",
    group: { kind: "selfManaged", labels: { app: "yes" } },
  },
  "labels-and-taints": {
    shows: "labels in one sorted flag, both taints in one list",
    group: {
      amiId: AMI,
      labels: { "node.example.com/pool": "db", app: "yes" },
      taints: [
        { key: "dedicated", value: "db", effect: "NoSchedule" },
        { key: "spare", effect: "PreferNoSchedule" },
      ],
    },
  },
  "extra-node-config": {
    shows: "further NodeConfigs and parts behind ours, in their order",
    group: {
      amiId: AMI,
      nodeConfig: [
        {
          kubelet: {
            config: { systemReserved: { cpu: "150m" } },
            flags: ["--node-labels=late=on"],
          },
        },
        {
          instance: { localStorage: { strategy: "RAID0" } },
          featureGates: { FastImagePull: true },
        },
      ],
      userDataParts: [
        {
          contentType: "text/x-shellscript",
          content: "#!/bin/bash\necho hello\n",
          filename: "hello.sh",
        },
        { contentType: "text/cloud-config", content: "#cloud-config\nruncmd: [[echo, 'é']]\n" },
      ],
    },
  },
  "route-metric": {
    shows: "an explicit metric in the guard",
    group: { networkd: { primaryRouteMetric: 300 } },
  },
  "ipv6-services": {
    shows: "an IPv6 service CIDR",
    group: { amiId: AMI },
    serviceCidr: "fd30:1c53:5f8a::/108",
  },
  "unaligned-services": {
    shows: "the DNS address that nodeadm would derive wrongly",
    group: { amiId: AMI },
    serviceCidr: "10.100.0.128/25",
  },
  hostile: {
    shows: "text that tries to leave its part, its header, its flag or its unit",
    group: {
      amiId: AMI,
      labels: { safe: "1", "a=b --v": "5,evil=1 --register-with-taints=" },
      nodeConfig: [{ instance: { environment: { default: { HOSTILE } } } }],
      userDataParts: [
        {
          contentType: "text/plain\r\nX-Evil: 1",
          content: HOSTILE,
          filename: 'a"\r\nX-Evil: 1\r\n\r\n',
        },
      ],
    },
  },
};

const BOTTLEROCKET_CASES: Readonly<Record<string, GoldenCase>> = {
  default: { shows: "a group with every default: EKS merges, so no taint is here", group: {} },
  "custom-ami": { shows: "the CNI's startup taint", group: { amiId: AMI } },
  "self-managed": {
    shows: "all that a node needs without EKS: the CNI's taint, and a label that names the group",
    group: { kind: "selfManaged", labels: { app: "yes" } },
  },
  "labels-and-taints": {
    shows:
      "keys with dots and slashes are quoted inside their table, two effects of one key share a list",
    group: {
      amiId: AMI,
      labels: { "node.example.com/pool": "db", app: "yes" },
      taints: [
        { key: "dedicated", value: "db", effect: "NoSchedule" },
        { key: "dedicated", effect: "NoExecute" },
      ],
    },
  },
  "user-settings": {
    shows: "the user's settings laid over ours key by key",
    group: {
      labels: { a: "1", b: "2" },
      bottlerocketSettings: {
        kubernetes: {
          "node-labels": { b: "3" },
          "kube-reserved": { memory: "500Mi" },
          "event-qps": 1500,
        },
        kernel: { sysctl: { "net.core.somaxconn": "1024" }, lockdown: "integrity" },
        "bootstrap-commands": { a: { commands: [["apiclient", "set", "motd=x"]], mode: "once" } },
      },
    },
  },
  "ipv6-services": {
    shows: "an IPv6 service CIDR",
    group: { amiId: AMI },
    serviceCidr: "fd30:1c53:5f8a::/108",
  },
  hostile: {
    shows: "text that tries to leave its string or its table",
    group: { labels: { 'a"b': HOSTILE }, bottlerocketSettings: { motd: HOSTILE } },
  },
};

/** A golden's path under `test/golden/`, what it shows, and its bytes as they are rendered now. */
export interface RenderedCase {
  readonly path: string;
  readonly shows: string;
  readonly text: string;
}

function render(
  os: "AL2023" | "Bottlerocket",
  extension: string,
  cases: Readonly<Record<string, GoldenCase>>,
): readonly RenderedCase[] {
  return Object.entries(cases).map(([name, each]) => ({
    path: `user-data/${os.toLowerCase()}/${name}.${extension}`,
    shows: each.shows,
    text: renderUserData(
      group({ ...each.group, operatingSystem: os }),
      context(each.serviceCidr === undefined ? {} : { serviceCidr: each.serviceCidr }),
    ),
  }));
}

export const AL2023_GOLDENS = render("AL2023", "mime", AL2023_CASES);
export const BOTTLEROCKET_GOLDENS = render("Bottlerocket", "toml", BOTTLEROCKET_CASES);

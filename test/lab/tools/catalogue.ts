/** A program built from the Go module registry; `go.mod` and `go.sum` in the folder of its name pin it. */
export interface GoTool {
  readonly kind: "go";
  readonly package: string;
  readonly ldflags?: string;
}

/** A program of Debian's. */
export interface AptTool {
  readonly kind: "apt";
  readonly package: string;
  /** File that shows it is there, when it is not a program on PATH. */
  readonly file?: string;
  /** Name of the program, when it is not the tool's. */
  readonly program?: string;
}

/** A program from PyPI in a virtual environment; `requirements.txt` in the folder of its name pins it with hashes. */
export interface PipTool {
  readonly kind: "pip";
  readonly program: string;
}

/** A data file of an npm package; `package-lock.json` in the folder of its name pins it. */
export interface NpmData {
  readonly kind: "npm";
  readonly package: string;
  /** Path inside the package. */
  readonly file: string;
}

/** A source file of a Go module, to be read and not built; `go.mod` and `go.sum` in the folder of its name pin it. */
export interface GoSource {
  readonly kind: "go-source";
  readonly module: string;
  /** Path inside the module. */
  readonly file: string;
}

/** What a lab may ask for. */
export type Tool = GoTool | AptTool | PipTool | NpmData | GoSource;

/** The version that go.mod names; the CLI prints it and compares it with what programs require. */
const PULUMI_VERSION = "v3.246.0";

/** Every tool of every lab. */
export const TOOLS: Readonly<Record<string, Tool>> = {
  pulumi: {
    kind: "go",
    package: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    ldflags: `-X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=${PULUMI_VERSION}`,
  },
  // The last version that is part of a module with tags; it serves newer CLIs.
  "pulumi-language-nodejs": {
    kind: "go",
    package: "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs",
    ldflags: "-X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v3.60.0",
  },
  // What AWS says of each property of CloudFormation, replacement included.
  "aws-service-spec": {
    kind: "npm",
    package: "@aws-cdk/aws-service-spec",
    file: "db.json.gz",
  },
  // The provider's table of fields that cannot be changed in place.
  "pulumi-kubernetes": {
    kind: "go-source",
    module: "github.com/pulumi/pulumi-kubernetes/provider/v4",
    file: "pkg/provider/diff.go",
  },
  nodeadm: { kind: "go", package: "github.com/awslabs/amazon-eks-ami/nodeadm/cmd/nodeadm" },
  helm: { kind: "go", package: "helm.sh/helm/v3/cmd/helm" },
  moto: { kind: "pip", program: "moto_server" },
  aws: { kind: "apt", package: "awscli" },
  shellcheck: { kind: "apt", package: "shellcheck" },
  curl: { kind: "apt", package: "curl" },
  ip: { kind: "apt", package: "iproute2" },
  dnsmasq: { kind: "apt", package: "dnsmasq-base" },
  mmdebstrap: { kind: "apt", package: "mmdebstrap" },
  qemu: { kind: "apt", package: "qemu-system-x86", program: "qemu-system-x86_64" },
  "mkfs.ext4": { kind: "apt", package: "e2fsprogs" },
  udevadm: { kind: "apt", package: "udev" },
  // Opens the reports; playwright-core drives it.
  chromium: { kind: "apt", package: "chromium" },
  fonts: {
    kind: "apt",
    package: "fonts-dejavu-core",
    file: "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
  },
  "dbus-daemon": { kind: "apt", package: "dbus" },
  networkd: { kind: "apt", package: "systemd", file: "/lib/systemd/systemd-networkd" },
};

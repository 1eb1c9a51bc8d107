import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { scriptText } from "../../../components/cluster-script";
import { GatewayApiCrds } from "../../../components/gateway-api-crds";
import { Bench } from "./bench";
import { register } from "./recorder";

// The real script against stand-ins for `aws`, `kubectl` and `curl`. Not proven here: what a real API server answers.

const GATEWAYS = "gateway.networking.k8s.io_gateways.yaml";
const POLICY = "gateway.networking.k8s.io_vap_safeupgrades.yaml";
const CONTENT = "kind: CustomResourceDefinition";
const DIGEST = createHash("sha256").update(`${CONTENT}\n`).digest("hex");

const ENVIRONMENT = {
  AWS_REGION: "eu-central-1",
  CLUSTER_NAME: "dev",
  CLUSTER_ENDPOINT: "https://0A1B.gr7.eu-central-1.eks.amazonaws.com",
  CLUSTER_CA: "Zm9v",
  RELEASE: "v1.4.1",
  BASE_URL: "https://files.example/standard",
  FILES: `${DIGEST} ${GATEWAYS}\n${DIGEST} ${POLICY}`,
  REFUSE_FROM: "v1.5.0",
};

const KUBECTL = `
printf 'kubectl %s\\n' "$*" >>"$STAND_IN_DIR/calls"
case "$*" in
  *customresourcedefinitions*) cat "$STAND_IN_DIR/installed" ;;
esac`;
const CURL = `
while [ $# -gt 1 ]; do
  if [ "$1" = --output ]; then out=$2; fi
  shift
done
printf 'curl %s\\n' "$1" >>"$STAND_IN_DIR/calls"
printf '%s\\n' '${CONTENT}' >"$out"`;

describe("the CRDs of the Gateway API", () => {
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench();
  });
  afterEach(() => {
    bench.remove();
  });
  const install = (installed: readonly string[], environment: Record<string, string> = {}) => {
    bench.install("aws", {});
    bench.installScript("kubectl", KUBECTL);
    bench.installScript("curl", CURL);
    bench.installScript(
      "sha256sum",
      `exec '${process.execPath}' -e '
      const { createHash } = require("node:crypto");
      const file = process.argv[1];
      const bytes = require("node:fs").readFileSync(file);
      console.log(createHash("sha256").update(bytes).digest("hex") + "  " + file);
    ' "$1"`,
    );
    bench.installScript("mkdir", 'exec /bin/mkdir "$@"');
    bench.write("installed", installed.map((line) => `${line}\n`).join(""));
    return bench.run(
      { ...ENVIRONMENT, ...environment },
      "aws.sh",
      "kube.sh",
      "gateway-api-crds.sh",
    );
  };
  const called = (word: string) => bench.calls().filter((call) => call.includes(word));
  const crd = (version: string, more = "standard -") =>
    `gateways.gateway.networking.k8s.io ${version} ${more}`;

  it("are downloaded, compared, applied and awaited, in a cluster that has none", () => {
    const ending = install([]);
    assert.equal(ending.status, 0, ending.stderr);
    assert.deepEqual(called("curl"), [
      `curl https://files.example/standard/${GATEWAYS}`,
      `curl https://files.example/standard/${POLICY}`,
    ]);
    assert.equal(called("apply --server-side").length, 2);
    const waits = called(" wait ");
    assert.equal(waits.length, 1, "a policy has no condition to wait for");
    assert.match(waits[0] ?? "", /condition=Established .*_gateways\.yaml$/);
  });

  it("are all compared before the first is applied", () => {
    const ending = install([], { FILES: `${DIGEST} ${GATEWAYS}\n${"0".repeat(64)} ${POLICY}` });
    assert.equal(ending.status, 1);
    assert.match(ending.stderr, /it is not the file of v1\.4\.1; nothing was installed/);
    assert.deepEqual(called("apply"), []);
  });

  it("are raised from an older version, and applied again in the same", () => {
    for (const version of ["v1.2.1", "v1.4.0", "v1.4.1"]) {
      assert.equal(install([crd(version)]).status, 0);
    }
    assert.equal(called("apply --server-side").length, 6);
  });

  it("stay when they are newer and nobody minds", () => {
    const ending = install([crd("v1.4.1"), crd("v1.10.0")], { REFUSE_FROM: "" });
    assert.equal(ending.status, 0, ending.stderr);
    assert.match(ending.stdout, /v1\.10\.0, newer than v1\.4\.1: left as it is/);
    assert.deepEqual(called("apply"), []);
  });

  it("are refused when they are newer than this Cilium survives, and are not lowered", () => {
    const ending = install([crd("v1.5.0")]);
    assert.equal(ending.status, 1);
    assert.match(
      ending.stderr,
      /v1\.5\.0.*cilium\/cilium#45139.*write a cni\.version from 1\.20 on/,
    );
    assert.deepEqual(called("apply"), []);
  });

  it("of the experimental channel stay in the same version and are refused in an older one", () => {
    assert.match(install([crd("v1.4.1", "experimental -")]).stdout, /left as it is/);
    const older = install([crd("v1.3.0", "experimental -")]);
    assert.equal(older.status, 1);
    assert.match(older.stderr, /fields that are in use could be lost/);
    assert.deepEqual(called("apply"), []);
  });

  it("of a Helm release are never taken from it", () => {
    const ending = install([crd("v1.1.1", "standard linkerd-crds")]);
    assert.equal(ending.status, 1);
    assert.match(
      ending.stderr,
      /Helm release "linkerd-crds", which would take it back or delete it/,
    );
    assert.deepEqual(called("apply"), []);
  });

  it("say what is wrong with a download", () => {
    bench.install("aws", {});
    const run = () => {
      bench.installScript("curl", "echo 'curl: (22) 404' >&2; exit 22");
      return bench.run(ENVIRONMENT, "aws.sh", "kube.sh", "gateway-api-crds.sh");
    };
    bench.installScript("kubectl", KUBECTL);
    bench.installScript("mkdir", 'exec /bin/mkdir "$@"');
    bench.write("installed", "");
    const ending = run();
    assert.equal(ending.status, 1);
    assert.match(
      ending.stderr,
      /could not download https:\/\/files\.example\/standard\/.*gateways/,
    );
  });
});

describe("GatewayApiCrds", () => {
  const environmentOf = async (ciliumVersion?: string) => {
    const registrations = await register(() => [
      new GatewayApiCrds("crds", {
        region: "eu-central-1",
        clusterName: "dev",
        endpoint: ENVIRONMENT.CLUSTER_ENDPOINT,
        certificateAuthority: "Zm9v",
        ...(ciliumVersion === undefined ? {} : { ciliumVersion }),
      }),
    ]);
    const inputs = registrations.find(({ type }) => type === "command:local:Command")?.inputs ?? {};
    assert.equal(inputs["create"], scriptText("aws.sh", "kube.sh", "gateway-api-crds.sh"));
    assert.equal("delete" in inputs, false);
    const environment = inputs["environment"] as Record<string, string>;
    assert.deepEqual(inputs["triggers"], [environment["RELEASE"]]);
    return environment;
  };

  it("takes the release that goes with Cilium, by commit, and refuses what would end it", async () => {
    const old = await environmentOf("1.19.6");
    assert.equal(old["RELEASE"], "v1.4.1");
    assert.match(
      old["BASE_URL"] ?? "",
      /^https:\/\/raw\.githubusercontent\.com\/.*\/[0-9a-f]{40}\//,
    );
    assert.equal(old["REFUSE_FROM"], "v1.5.0");
    const recent = await environmentOf("1.20.0");
    assert.equal(recent["RELEASE"], "v1.6.1");
    assert.match(recent["FILES"] ?? "", /_tlsroutes\.yaml/);
    assert.equal(recent["REFUSE_FROM"], "");
  });

  it("has a release for a cluster whose Cilium serves no Gateway, and refuses none there", async () => {
    const environment = await environmentOf();
    assert.equal(environment["RELEASE"], "v1.4.1");
    assert.equal(environment["REFUSE_FROM"], "");
  });
});

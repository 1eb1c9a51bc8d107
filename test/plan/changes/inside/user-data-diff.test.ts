import assert from "node:assert/strict";
import fc from "fast-check";
import { stringify as toToml } from "smol-toml";
import { stringify as toYaml } from "yaml";
import { diffUserData } from "../../../../plan/changes/inside/user-data-diff";
import { SECRET_TEXT, UNKNOWN_TEXT } from "../../../../plan/changes/comparison";
import { renderMime, renderUserData } from "../../../../userdata";
import type { NodeGroupSettings } from "../../../../spec/cluster-input";
import { context, group } from "../../../userdata/fixtures";

const render = (over: Partial<NodeGroupSettings> = {}, maxPods = 110): string =>
  renderUserData(group(over), { ...context(), maxPods });

/** `title|path: before -> after` of every field. */
function fields(before: string | undefined, after: string | undefined): readonly string[] {
  return diffUserData(before, after).sections.flatMap((section) =>
    section.fields.map(
      (field) => `${section.title}|${field.path}: ${field.before ?? ""} -> ${field.after ?? ""}`,
    ),
  );
}

const script = (content: string, filename?: string) => ({
  contentType: "text/x-shellscript",
  content,
  ...(filename !== undefined && { filename }),
});
const nodeConfig = (spec: unknown, filename?: string) => ({
  contentType: "application/node.eks.aws",
  content: toYaml(
    { apiVersion: "node.eks.aws/v1alpha1", kind: "NodeConfig", spec },
    { compat: "yaml-1.1" },
  ),
  ...(filename !== undefined && { filename }),
});
const FORMATTING = { sections: [], onlyFormatting: true };

describe("diffUserData of AL2023", () => {
  it("says nothing of equal bytes", () => {
    assert.deepEqual(diffUserData(render(), render()), { sections: [], onlyFormatting: false });
  });

  it("names the field of NodeConfig that changed, and what it does", () => {
    const { sections } = diffUserData(render(), render({}, 58));
    assert.deepEqual(
      sections.map(({ title, state }) => [title, state]),
      [["NodeConfig", "changed"]],
    );
    assert.deepEqual(
      sections[0]?.fields.map(({ path, before, after }) => [path, before, after]),
      [
        ["spec.kubelet.config.maxPods", "110", "58"],
        ["spec.kubelet.maxPodsExpression", "110", "58"],
      ],
    );
    assert.match(sections[0]?.fields[0]?.note ?? "", /evicts none/);
  });

  it("compares labels one by one, whatever their order", () => {
    const before = renderMime([nodeConfig({ kubelet: { flags: ["--node-labels=a=1,b=2,c=3"] } })]);
    const after = renderMime([
      nodeConfig({ kubelet: { flags: ["--node-labels=c=3", "--node-labels=a=1,b=4"] } }),
    ]);
    assert.deepEqual(fields(before, after), [
      "NodeConfig|spec.kubelet.flags.--node-labels.b: 2 -> 4",
    ]);
  });

  it("says that a flag is removed", () => {
    const before = renderMime([nodeConfig({ kubelet: { flags: ["--v=4", "--max-pods=8"] } })]);
    const after = renderMime([nodeConfig({ kubelet: { flags: ["--max-pods=8"] } })]);
    const [field] = diffUserData(before, after).sections[0]?.fields ?? [];
    assert.equal(field?.path, "spec.kubelet.flags.--v");
    assert.match(field.note ?? "", /flag is removed/);
  });

  it("compares taints in the flag and in the kubelet's configuration by entry", () => {
    const flags = (taints: string) =>
      renderMime([nodeConfig({ kubelet: { flags: [`--register-with-taints=${taints}`] } })]);
    assert.deepEqual(
      diffUserData(flags("a=1:NoSchedule,b:NoExecute"), flags("b:NoExecute,a=1:NoSchedule")),
      FORMATTING,
    );
    assert.deepEqual(fields(flags("a=1:NoSchedule"), flags("a=2:NoSchedule")), [
      "NodeConfig|spec.kubelet.flags.--register-with-taints.a:NoSchedule: 1 -> 2",
    ]);
    const config = (...registerWithTaints: object[]) =>
      renderMime([nodeConfig({ kubelet: { config: { registerWithTaints } } })]);
    const [one, other] = [
      { key: "a", effect: "NoSchedule" },
      { key: "b", value: "x", effect: "NoExecute" },
    ];
    assert.deepEqual(diffUserData(config(one, other), config(other, one)), FORMATTING);
  });

  it("sees one document where nodeadm merges two, later ones last", () => {
    const one = renderMime([
      nodeConfig({ kubelet: { config: { maxPods: 5 }, flags: ["--v=2"] } }),
      nodeConfig({ kubelet: { config: { maxPods: 8, a: 1 }, flags: ["--x=y"] } }, "b.yaml"),
    ]);
    const merged = renderMime([
      nodeConfig({ kubelet: { config: { a: 1, maxPods: 8 }, flags: ["--x=y", "--v=2"] } }),
    ]);
    assert.deepEqual(diffUserData(one, merged), FORMATTING);
    const swapped = renderMime([
      nodeConfig({ kubelet: { config: { maxPods: 8, a: 1 }, flags: ["--x=y"] } }, "b.yaml"),
      nodeConfig({ kubelet: { config: { maxPods: 5 }, flags: ["--v=2"] } }),
    ]);
    assert.deepEqual(fields(one, swapped), ["NodeConfig|spec.kubelet.config.maxPods: 8 -> 5"]);
  });

  it("reads JSON, base64 parts and CRLF as the same NodeConfig", () => {
    const { contentType, content } = nodeConfig({
      cluster: { name: "ü" },
      featureGates: { A: true },
    });
    const json = JSON.stringify({
      spec: { featureGates: { A: true }, cluster: { name: "ü" } },
      kind: "NodeConfig",
      apiVersion: "node.eks.aws/v1alpha1",
    });
    const utf8 = `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="//"\n\n--//\nContent-Type: ${contentType}\n\n${json}\n--//--\n`;
    assert.deepEqual(diffUserData(renderMime([{ contentType, content }]), utf8), FORMATTING);
    assert.deepEqual(diffUserData(render(), render().replace(/\n/g, "\r\n")), FORMATTING);
    assert.deepEqual(diffUserData(content, json), FORMATTING);
  });

  it("reads `yes` as nodeadm does", () => {
    const gate = (value: string) =>
      `apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec: { featureGates: { A: ${value} } }\n`;
    assert.deepEqual(diffUserData(gate("yes"), gate("true")), FORMATTING);
    assert.deepEqual(fields(gate("yes"), gate('"yes"')), [
      "NodeConfig|spec.featureGates.A: true -> yes",
    ]);
    assert.deepEqual(fields(gate("1"), gate('"1"')), ['NodeConfig|spec.featureGates.A: 1 -> "1"']);
  });

  it("compares containerd's TOML by key, and by line where it is none", () => {
    const containerd = (...configs: string[]) =>
      renderMime(configs.map((config) => nodeConfig({ containerd: { config } })));
    assert.deepEqual(
      diffUserData(containerd("a = 1\nb = 2\n"), containerd("# c\nb = 2\na=1")),
      FORMATTING,
    );
    assert.deepEqual(fields(containerd("[p]\na = 1\n"), containerd("[p]\na = 2\n")), [
      "NodeConfig|spec.containerd.config.p.a: 1 -> 2",
    ]);
    assert.deepEqual(
      diffUserData(
        containerd("[p]\na = 1\n", "[q]\nb = 2\n"),
        containerd("q = {b = 2}\np = {a = 1}\n"),
      ),
      FORMATTING,
    );
    const [section] = diffUserData(containerd("a = 1"), containerd("a = 1\n=")).sections;
    assert.deepEqual(section?.lines, [
      { sign: " ", text: "a = 1" },
      { sign: "+", text: "=" },
    ]);
    assert.deepEqual(section.fields, []);
  });

  it("tells an explicit route metric by the unit it changes, and what it costs", () => {
    const { sections } = diffUserData(render(), render({ networkd: { primaryRouteMetric: 1024 } }));
    assert.deepEqual(
      sections.map(({ title }) => title),
      ["/run/systemd/network/$owner.d/50-eks-cni-metric.conf", "script of the guard"],
    );
    const [metric, ...rest] = sections.flatMap((section) => section.fields);
    assert.deepEqual(
      [metric?.path, metric?.before, metric?.after],
      ["DHCPv4.RouteMetric", "512", "1024"],
    );
    assert.match(metric?.note ?? "", /one renewal of the DHCP lease/);
    assert.deepEqual(
      rest.map(({ path }) => path),
      ["IPv6AcceptRA.RouteMetric", "explicit_metric"],
    );
    assert.ok(sections.every(({ lines }) => lines.length === 0));
  });

  it("says what an explicit metric costs also where it is the one that the guard had", () => {
    const { sections } = diffUserData(render(), render({ networkd: { primaryRouteMetric: 512 } }));
    assert.equal(sections.length, 1);
    assert.match(sections[0]?.fields[0]?.note ?? "", /one renewal of the DHCP lease/);
  });

  it("shows other changes of the guard as its script", () => {
    const { sections } = diffUserData(
      render(),
      render().replace("until_true 20 settled", "until_true 40 settled"),
    );
    assert.deepEqual(
      sections.map(({ title, fields: none }) => [title, none]),
      [["script of the guard", []]],
    );
    assert.equal(sections[0]?.lines.filter(({ sign }) => sign === "+").length, 1);
  });

  it("shows a switched-off guard file by file, and then its script", () => {
    const guardless = renderMime([nodeConfig({})]);
    const titles = diffUserData(render(), guardless).sections.map(({ title, state }) => [
      title,
      state,
    ]);
    assert.ok(
      titles.some(([title]) => title === "/run/systemd/network/75-eks-cni-unmanaged.network"),
    );
    assert.deepEqual(titles.at(-1), ["script of the guard", "removed"]);
  });

  it("shows scripts by line: a comment is a change, blanks at line ends are none", () => {
    const one = renderMime([script("#!/bin/sh\necho a\n", "a.sh")]);
    assert.deepEqual(
      diffUserData(one, renderMime([script("#!/bin/sh  \r\necho a\r\n\n", "a.sh")])),
      FORMATTING,
    );
    const commented = renderMime([script("#!/bin/sh\n# why\necho a\n", "a.sh")]);
    const { sections, onlyFormatting } = diffUserData(one, commented);
    assert.equal(onlyFormatting, false);
    assert.equal(sections[0]?.title, "script a.sh");
    assert.deepEqual(
      sections[0].lines.filter(({ sign }) => sign !== " "),
      [{ sign: "+", text: "# why" }],
    );
  });

  it("matches parts by file name, and says that a new one is added", () => {
    const one = renderMime([script("#!/bin/sh\n1\n", "a.sh"), script("#!/bin/sh\n2\n", "b.sh")]);
    const other = renderMime([
      script("#!/bin/sh\n0\n", "0.sh"),
      script("#!/bin/sh\n1\n", "a.sh"),
      script("#!/bin/sh\n3\n", "b.sh"),
    ]);
    assert.deepEqual(
      diffUserData(one, other).sections.map(({ title, state }) => [title, state]),
      [
        ["script 0.sh", "added"],
        ["script b.sh", "changed"],
      ],
    );
  });

  it("says that scripts and boothooks run in another order, where they do", () => {
    const [a, b] = [script("#!/bin/sh\na\n"), script("#!/bin/sh\nb\n")];
    const [section] = diffUserData(renderMime([a, b]), renderMime([b, a])).sections;
    assert.equal(section?.title, "scripts run in another order");
    const [x, y] = ["x.sh", "y.sh"].map((filename) => ({
      contentType: "text/cloud-boothook",
      content: `#!/bin/sh\n${filename}\n`,
      filename,
    }));
    assert.ok(x !== undefined && y !== undefined);
    assert.deepEqual(fields(renderMime([x, y]), renderMime([y, x])), [
      "boothooks run in another order|order: boothook x.sh, boothook y.sh -> boothook y.sh, boothook x.sh",
    ]);
  });

  it("knows that cloud-init runs named scripts by name, wherever they stand", () => {
    const [a, b] = [script("#!/bin/sh\na\n", "a.sh"), script("#!/bin/sh\nb\n", "b.sh")];
    assert.deepEqual(diffUserData(renderMime([a, b]), renderMime([b, a])), FORMATTING);
  });

  it("compares cloud-config by field", () => {
    const config = (content: string) => renderMime([{ contentType: "text/cloud-config", content }]);
    assert.deepEqual(
      diffUserData(
        config("#cloud-config\na: 1\nb: [x]\n"),
        config('#cloud-config\n"b": ["x"]\na: 1\n'),
      ),
      FORMATTING,
    );
    assert.deepEqual(
      fields(config("#cloud-config\nruncmd: [a]\n"), config("#cloud-config\nruncmd: [b]\n")),
      ['cloud-config|runcmd: ["a"] -> ["b"]'],
    );
  });

  it("shows what has no reader known here by line, and its type when that changes", () => {
    const part = (contentType: string, content: string) =>
      renderMime([{ contentType, content, filename: "x" }]);
    const [section] = diffUserData(part("text/x-other", "a"), part("text/x-other", "b")).sections;
    assert.equal(section?.title, "text/x-other part x");
    assert.equal(section.lines.length, 2);
    assert.deepEqual(
      fields(part("text/x-shellscript", "#!/bin/sh\n"), part("text/cloud-boothook", "#!/bin/sh\n")),
      ["boothook x|contentType: text/x-shellscript -> text/cloud-boothook"],
    );
  });

  it("shows whole texts by line where it can read neither side, and hides what is hidden", () => {
    const [section] = diffUserData(render(), "%% broken").sections;
    assert.equal(section?.title, "user data");
    assert.ok(section.lines.length > 100);
    for (const text of [UNKNOWN_TEXT, SECRET_TEXT]) {
      assert.deepEqual(fields(render(), text), [`user data|user data: (known) -> ${text}`]);
      assert.deepEqual(diffUserData(render(), text).sections[0]?.lines, []);
    }
  });

  it("shows the lines of NodeConfigs that are no YAML", () => {
    const broken = { contentType: "application/node.eks.aws", content: "a: [\n" };
    const [section] = diffUserData(renderMime([nodeConfig({})]), renderMime([broken])).sections;
    assert.equal(section?.title, "NodeConfig");
    assert.deepEqual(section.fields, []);
    assert.ok(section.lines.some(({ sign, text }) => sign === "+" && text === "a: ["));
  });

  it("calls everything of a new node group added", () => {
    const { sections, onlyFormatting } = diffUserData(undefined, render());
    assert.ok(sections.length > 3);
    assert.ok(sections.every(({ state }) => state === "added"));
    assert.equal(onlyFormatting, false);
  });
});

describe("diffUserData of Bottlerocket", () => {
  const bottlerocket = (over: Partial<NodeGroupSettings> = {}, maxPods = 110): string =>
    render({ operatingSystem: "Bottlerocket", ...over }, maxPods);

  it("names the key that changed", () => {
    assert.deepEqual(fields(bottlerocket(), bottlerocket({}, 58)), [
      "settings|settings.kubernetes.max-pods: 110 -> 58",
    ]);
    assert.deepEqual(
      fields(bottlerocket(), bottlerocket({ labels: { "example.com/team": "a" } })),
      ['settings|settings.kubernetes.node-labels["example.com/team"]:  -> a'],
    );
  });

  it("does not count order, comments and quotes", () => {
    assert.deepEqual(
      diffUserData(
        '[settings.kubernetes]\nmax-pods = 1_000\ncluster-name = "a"\n',
        "# x\n[settings]\nkubernetes = { cluster-name = 'a', max-pods = 1000 }\n",
      ),
      FORMATTING,
    );
    const taints = (list: string) => `[settings.kubernetes.node-taints]\n"a.b/c" = ${list}\n`;
    assert.deepEqual(
      diffUserData(
        taints('["x:NoSchedule", "y:NoExecute"]'),
        taints('["y:NoExecute", "x:NoSchedule"]'),
      ),
      FORMATTING,
    );
  });

  it("shows the user data of containers by line, decoded", () => {
    const admin = (text: string, enabled = true): string =>
      bottlerocket({
        bottlerocketSettings: {
          "host-containers": {
            admin: { enabled, "user-data": Buffer.from(text).toString("base64") },
          },
        },
      });
    const { sections } = diffUserData(admin("a\nb\n"), admin("a\nc\n", false));
    assert.deepEqual(
      sections.map(({ title }) => title),
      ["settings", "settings.host-containers.admin.user-data"],
    );
    assert.deepEqual(
      sections[1]?.lines.map(({ sign, text }) => sign + text),
      [" a", "-b", "+c"],
    );
    assert.deepEqual(fields(admin("a"), admin("\u0000\u0001")).length, 1);
  });

  it("shows a changed operating system as one that goes and one that comes", () => {
    const states = diffUserData(bottlerocket(), render()).sections.map(({ title, state }) => [
      title,
      state,
    ]);
    assert.deepEqual(states.slice(0, 2), [
      ["NodeConfig", "added"],
      ["settings", "removed"],
    ]);
  });
});

describe("diffUserData, of anything", () => {
  const leaf = fc.oneof(fc.integer(), fc.boolean(), fc.string());
  const key = fc.stringMatching(/^[a-z][a-zA-Z0-9]{0,8}$/);
  const spec = fc.dictionary(key, fc.oneof(leaf, fc.dictionary(key, leaf, { minKeys: 1 })), {
    minKeys: 1,
    noNullPrototype: true,
  });

  function reordered(value: unknown): unknown {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([name, inner]) => [name, reordered(inner)]),
    );
  }

  it("never takes other order and another format of a NodeConfig for a change", () => {
    fc.assert(
      fc.property(spec, (kubelet) => {
        const document = {
          apiVersion: "node.eks.aws/v1alpha1",
          kind: "NodeConfig",
          spec: { x: kubelet },
        };
        const contentType = "application/node.eks.aws";
        const yaml = renderMime([
          { contentType, content: toYaml(document, { compat: "yaml-1.1" }) },
        ]);
        const json = renderMime([
          { contentType, content: JSON.stringify(reordered(document), null, 4), filename: "a" },
        ]);
        assert.deepEqual(diffUserData(yaml, json), FORMATTING);
      }),
    );
  });

  it("never takes the order of documents that say different things for a change", () => {
    fc.assert(
      fc.property(spec, spec, (one, other) => {
        const [a, b] = [nodeConfig({ x: one }), nodeConfig({ y: other }, "b.yaml")];
        assert.deepEqual(diffUserData(renderMime([a, b]), renderMime([b, a])).sections, []);
      }),
    );
  });

  it("never takes another order and another format of TOML for a change, and names the key that changed", () => {
    const value = fc.oneof(
      fc.integer({ min: 0, max: 9999 }),
      fc.boolean(),
      fc.stringMatching(/^[ -~]*$/),
    );
    const settings = fc.dictionary(key, fc.dictionary(key, value, { minKeys: 1 }), {
      minKeys: 1,
      noNullPrototype: true,
    });
    const inline = (tables: object): string =>
      Object.entries(reordered(tables) as Record<string, object>)
        .map(
          ([name, table]) =>
            `settings.${name} = { ${Object.entries(table)
              .map(([inner, leafValue]) => `"${inner}" = ${JSON.stringify(leafValue)}`)
              .join(", ")} } # same\n`,
        )
        .join("");
    fc.assert(
      fc.property(settings, (tables) => {
        const text = toToml({ settings: tables });
        assert.deepEqual(diffUserData(text, inline(tables)), FORMATTING);
        const [outer = "", table = {}] = Object.entries(tables)[0] ?? [];
        const [inner = ""] = Object.keys(table);
        const changed = { ...tables, [outer]: { ...table, [inner]: "«changed»" } };
        assert.deepEqual(
          diffUserData(text, toToml({ settings: changed })).sections.flatMap((section) =>
            section.fields.map(({ path }) => path),
          ),
          [`settings.${outer}.${inner}`],
        );
      }),
    );
  });

  it("names exactly the leaf that changed", () => {
    fc.assert(
      fc.property(spec, fc.nat(), (config, pick) => {
        const paths = Object.entries(config).flatMap(([name, value]) =>
          typeof value === "object" ? Object.keys(value).map((inner) => [name, inner]) : [[name]],
        );
        const path = paths[pick % paths.length] ?? [];
        const changed = structuredClone(config);
        const [outer = "", inner] = path;
        const below = changed[outer];
        if (inner !== undefined && typeof below === "object") below[inner] = "«changed»";
        else changed[outer] = "«changed»";
        const one = renderMime([nodeConfig({ kubelet: { config } })]);
        const other = renderMime([nodeConfig({ kubelet: { config: changed } })]);
        const found = diffUserData(one, other).sections.flatMap((section) => section.fields);
        assert.deepEqual(
          found.map((field) => field.path),
          [`spec.kubelet.config.${path.join(".")}`],
        );
      }),
    );
  });

  it("never takes the order of labels for a change", () => {
    const labels = fc.dictionary(key, key, { minKeys: 1, noNullPrototype: true });
    fc.assert(
      fc.property(labels, (given) => {
        const entries = Object.entries(given).map(([name, value]) => `${name}=${value}`);
        const flags = (list: string[]) => renderMime([nodeConfig({ kubelet: { flags: list } })]);
        const one = flags([`--node-labels=${entries.join(",")}`, "--v=2"]);
        const other = flags([
          "--v=2",
          ...entries.reverse().map((entry) => `--node-labels=${entry}`),
        ]);
        assert.deepEqual(diffUserData(one, other).sections, []);
      }),
    );
  });

  const anyText = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "",
      "{}",
      "[[[[",
      "a: &a [*a]",
      "#!/bin/sh",
      "__proto__ = 1",
      "spec: {__proto__: {a: 1}}",
      "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n",
      "[".repeat(500),
      `a = ${"[".repeat(500)}${"]".repeat(500)}`,
    ),
  );
  const mime = fc
    .array(
      fc.record({
        contentType: fc.constantFrom(
          "application/node.eks.aws",
          "text/cloud-boothook",
          "text/x-shellscript",
          "text/cloud-config",
          "multipart/mixed; boundary=y",
        ),
        content: anyText,
      }),
      { maxLength: 4 },
    )
    .map(renderMime);

  it("never throws, and every string prints", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, mime), fc.oneof(anyText, mime), (one, other) => {
        const { sections, onlyFormatting } = diffUserData(one, other);
        assert.ok(!(onlyFormatting && one === other));
        const texts = sections.flatMap(({ title, fields: all, lines }) => [
          title,
          ...all.flatMap(({ path, before, after }) => [path, before ?? "", after ?? ""]),
          ...lines.map(({ text }) => text),
        ]);
        for (const text of texts) {
          assert.doesNotMatch(text, /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u202a-\u202e]/);
        }
      }),
    );
  });
});

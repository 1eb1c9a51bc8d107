import assert from "node:assert/strict";
import fc from "fast-check";
import type { Problem } from "../../../rules/problem";
import { renderMarkdown } from "../../../plan/report";
import { mdBlock, mdCode, mdText } from "../../../plan/report/markdown-escape";
import { al2023UserData, CERTIFICATE_PLACEHOLDER, folderOf } from "./folder-fixture";

/** Lines outside fenced blocks, as a Markdown reader sees them; throws when a fence stays open. */
function outsideFences(markdown: string): string[] {
  let fence: string | undefined;
  const outside: string[] = [];
  for (const line of markdown.split("\n")) {
    const run = /^(`{3,})([^`]*)$/.exec(line);
    if (fence === undefined && run !== null) fence = run[1];
    else if (fence !== undefined && run?.[2] === "" && (run[1] ?? "").length >= fence.length)
      fence = undefined;
    else if (fence === undefined) outside.push(line);
  }
  assert.equal(fence, undefined, "a fence stays open");
  return outside;
}

const withoutCodeSpans = (text: string): string =>
  text.replace(/(?<!`)(`+)(?!`)[^]*?[^`]\1(?!`)/g, "");

function balance(lines: readonly string[]): number {
  const text = withoutCodeSpans(lines.join("\n"));
  return (text.match(/<details>/g) ?? []).length - (text.match(/<\/details>/g) ?? []).length;
}

describe("renderMarkdown", () => {
  const text = renderMarkdown(folderOf());

  it("goes from the verdict to findings, order, node groups and releases", () => {
    assert.deepEqual(
      outsideFences(text)
        .filter((line) => /^##? /.test(line))
        .map((line) => line.replace(/^#+ /, "")),
      [
        "Plan of eks-cni / dev, 2026-11-24",
        "Findings",
        "Order of creation",
        "Node groups",
        "Helm releases",
      ],
    );
  });

  it("says which component waits for which, without what follows from it", () => {
    assert.match(
      text,
      /\| 9–10 \| NodeGroup `dev-general` \| LaunchTemplate, NodeGroup \| EniSweep `dev-eni-sweep` \|/,
    );
  });

  it("groups the resources of a wave under their component", () => {
    assert.match(
      text,
      /\*\*Wave 9\*\*\n\n- in NodeGroup `dev-general`:\n {2}- aws\.ec2\.LaunchTemplate `dev-general-template`\n/,
    );
  });

  it("says at a component what everything in it waits for", () => {
    assert.match(text, /- NodeGroup `dev-general` \(component\) ← EniSweep `dev-eni-sweep`\n/);
    assert.match(
      text,
      /- aws\.eks\.NodeGroup `dev-general-nodes` ← aws\.ec2\.LaunchTemplate `dev-general-template`\n/,
    );
  });

  it("lists every resource once", () => {
    const folder = folderOf();
    const all = text.slice(text.indexOf("**Wave 1**"), text.indexOf("## Node groups"));
    const rows = all.split("\n").filter((line) => /^ *- /.test(line) && !/^- in /.test(line));
    assert.equal(rows.length, folder.plan.resources.length);
  });

  it("names no URN", () => {
    assert.doesNotMatch(text, /urn:pulumi/);
  });

  it("shows NodeConfig, boothook with its unit file, and the user's script apart", () => {
    assert.match(
      text,
      /<summary>NodeConfig, \d+ lines<\/summary>\n\n```yaml\napiVersion: node\.eks\.aws/,
    );
    assert.match(
      text,
      /`\/run\/systemd\/network\/75-cni\.network`:\n\n```ini\n\[Match\]\nDriver=ena\n\n\[Link\]\nUnmanaged=yes\n```/,
    );
    assert.match(text, /hello\.sh, 2 lines<\/summary>\n\n```bash\n#!\/bin\/bash\necho hello\n```/);
    assert.doesNotMatch(text, /MIME-Version|boundary=/);
  });

  it("says of a placeholder what it stands for instead of printing it", () => {
    assert.ok(!text.includes(CERTIFICATE_PLACEHOLDER.slice(0, 80)));
    assert.match(
      text,
      /certificateAuthority: «certificateAuthority of Cluster dev: only after creation, about 1,417 characters»/,
    );
    assert.match(
      text,
      /k8sServiceHost: «endpoint without https:\/\/ of Cluster dev: only after creation»/,
    );
  });

  it("cuts a certificate that is known where somebody can see it", () => {
    const known = "LS0t".repeat(300);
    const shown = renderMarkdown(
      folderOf({ al2023: al2023UserData(`#!/bin/bash\necho ${known}\n`) }),
    );
    assert.ok(!shown.includes(known));
    assert.match(shown, /echo LS0tLS0tLS0tLS0tLS0tLS0t… «1,168 characters left out» …LS0tLS0t/);
  });

  it("shows the modelled merge of a group without AMI and says that it is a model", () => {
    assert.match(text, /NodeConfig after EKS's merge \(a model\)/);
    assert.match(text, /EKS documents neither/);
    const merged = text.slice(text.indexOf("(a model)"));
    assert.match(
      merged,
      /eks\.amazonaws\.com\/nodegroup=dev-general-nodes-«suffix that Pulumi chooses»/,
    );
    assert.match(merged, /- --node-labels=team=core/);
    assert.match(merged, /maxPods: 110/);
  });

  it("shows a long script once and says which other groups have the same", () => {
    const script = `#!/bin/bash\n${"# a line of a long script\n".repeat(100)}`;
    const folder = folderOf({ al2023: al2023UserData(script) });
    const text = al2023UserData(script);
    const report = renderMarkdown({
      ...folder,
      userData: new Map([
        ["general.mime", text],
        ["other.mime", text],
      ]),
    });
    assert.equal(report.split("# a line of a long script\n# a line").length - 1, 50);
    assert.match(report, /### other[^]*hello\.sh, 101 lines: the same as in general\./);
  });

  it("says so when user data and what EKS adds are more than EC2 takes", () => {
    const text = al2023UserData(`#!/bin/bash\n${"# padding\n".repeat(1600)}`);
    assert.match(
      renderMarkdown(folderOf({ al2023: text })),
      /1\d\d% of the 16,384 allowed, too much\./,
    );
  });

  it("leaves a value alone that is known although the plan calls it a placeholder", () => {
    const folder = folderOf();
    const urn = folder.plan.resources.find(({ name }) => name === "cilium")?.urn ?? "";
    const resources = folder.plan.resources.map((resource) =>
      resource.urn === urn ? { ...resource, inputs: { namespace: "linkerd-cni" } } : resource,
    );
    const placeholders = [
      { value: "linkerd-cni", of: urn, property: "status.namespace" },
      { value: "eu-central-1", of: urn, property: "region" },
    ];
    const text = renderMarkdown({ ...folder, plan: { ...folder.plan, resources, placeholders } });
    assert.match(text, /in namespace `linkerd-cni`/);
    assert.match(text, /gr7\.eu-central-1\.eks/);
    assert.doesNotMatch(text, /only after creation/);
  });

  it("says of a group with its own AMI that EKS adds nothing", () => {
    const own = renderMarkdown(folderOf({ template: { imageId: "ami-0123456789abcdef0" } }));
    assert.match(own, /AMI ami-0123456789abcdef0/);
    assert.match(own, /EKS adds nothing to this user data/);
    assert.doesNotMatch(own, /\(a model\)/);
  });

  it("claims nothing about EKS's merge when the plan has no launch template for the file", () => {
    const folder = folderOf();
    const text = renderMarkdown({ ...folder, plan: { ...folder.plan, resources: [], waves: [] } });
    assert.doesNotMatch(text, /EKS adds nothing|\(a model\)/);
    assert.match(text, /### general/);
  });

  it("shows a release with its values and patches", () => {
    assert.match(
      text,
      /Chart `linkerd2-cni` version `2026\.6\.3` from `https:\/\/helm\.linkerd\.io\/edge` in namespace `linkerd-cni`/,
    );
    assert.match(text, /```yaml\niptablesMode: plain\n/);
    assert.match(
      text,
      /Patch of <code>DaemonSet linkerd-cni\/linkerd-cni \(apps\/v1\)<\/code>[^]*hostNetwork: true/,
    );
  });

  it("keeps suppressed findings apart, with their reason", () => {
    const finding: Problem = {
      rule: "a-rule",
      severity: "warning",
      path: "cni",
      message: "unwise",
      remedy: "do not",
      suppressed: { reason: "we know" },
    };
    const text = renderMarkdown(folderOf({ plan: { findings: [finding] } }));
    assert.match(
      text,
      /No rule has anything to say\.\n\n<details>\n<summary>1 suppressed in the stack file<\/summary>[^]*Suppressed: we know/,
    );
  });

  it("lets user data end neither its fence nor the folded section around it", () => {
    const script =
      "#!/bin/bash\n# ``` and ````\n```\n</details>\n<script>alert(1)</script>\n`````\n";
    const text = renderMarkdown(folderOf({ al2023: al2023UserData(script) }));
    const outside = outsideFences(text);
    assert.equal(balance(outside), 0);
    assert.ok(!outside.join("\n").includes("<script>"));
    assert.ok(text.includes(`\n\`\`\`\`\`\`bash\n${script.trimEnd()}\n\`\`\`\`\`\`\n`));
  });

  it("lets no text outside blocks become markup, a mention or a reference", () => {
    const evil =
      "<img src=x> </details> [a](http://b) **c** @octocat #1 `d` | ![e](f)\n\n# heading\n- item";
    const open: Problem = {
      rule: evil,
      severity: "error",
      path: evil,
      message: evil,
      remedy: evil,
    };
    const suppressed = { ...open, suppressed: { reason: evil } };
    const folder = folderOf({
      plan: { findings: [suppressed, open], stack: evil },
    });
    const helm = new Map([
      [
        evil,
        { chart: evil, repository: evil, version: evil, namespace: evil, values: { [evil]: evil } },
      ],
    ]);
    const outside = outsideFences(renderMarkdown({ ...folder, helm }));
    assert.equal(balance(outside), 0);
    const prose = withoutCodeSpans(outside.join("\n"));
    assert.doesNotMatch(prose, /<img|(?<!\\)\]\(|(?<!\\)\*\*c|@octocat|#1\b/);
    assert.ok(!outside.some((line) => /^(# heading|- item)/.test(line)));
  });

  it("gives the same bytes for the same folder and changes nothing in it", () => {
    const folder = folderOf();
    const content = (): string =>
      JSON.stringify([folder.plan, [...folder.userData], [...folder.helm]]);
    const before = content();
    assert.equal(renderMarkdown(folder), renderMarkdown(folderOf()));
    assert.equal(content(), before);
  });
});

describe("Markdown's escapes", () => {
  it("leave ordinary messages readable in the source", () => {
    const message = 'nodeGroups[0].name: "a_b" is 10.0.0.0/16 - write kube-system';
    assert.equal(mdText(message), message);
  });

  it("give a code span that is closed by nothing in it", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("`", "a", " ", "|", "\n", "<")), (characters) => {
        const span = mdCode(characters.join(""));
        if (span === "") return true;
        const fence = /^`+/.exec(span)?.[0] ?? "";
        const inner = span.slice(fence.length, -fence.length);
        return (
          span.endsWith(fence) &&
          ![...inner.matchAll(/`+/g)].some(([run]) => run === fence) &&
          !span.includes("\n")
        );
      }),
    );
  });

  it("give a block that is closed by nothing in it", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("`", "~", "a", "\n")), (characters) => {
        assert.equal(outsideFences(mdBlock(characters.join(""), "yaml")).length, 0);
      }),
    );
  });
});

import assert from "node:assert/strict";
import { embeddedFiles } from "../../../plan/report/heredoc";
import { renderGuard } from "../../../userdata";

describe("files inside a boothook", () => {
  it("are found with their path and their exact content", () => {
    assert.deepEqual(
      embeddedFiles("cat > /etc/a.network <<'EOF'\n[Match]\nName=x\nEOF\necho done\n"),
      [{ path: "/etc/a.network", content: "[Match]\nName=x\n" }],
    );
  });

  it("may have a variable in their path and tabs before them", () => {
    assert.deepEqual(embeddedFiles('\twrite "$dir/a.conf" <<-UNIT\n\tA=1\n\tUNIT\n'), [
      { path: "$dir/a.conf", content: "A=1\n" },
    ]);
  });

  it("do not include text for a program's standard input", () => {
    assert.deepEqual(embeddedFiles("python3 - <<'EOF'\nprint(1)\nEOF\n"), []);
  });

  it("are those of the networkd guard: the unit that takes the CNI's interfaces from networkd among them", () => {
    const files = embeddedFiles(renderGuard());
    assert.ok(
      files.some(({ path, content }) => path.endsWith(".network") && /Unmanaged=yes/.test(content)),
    );
  });
});

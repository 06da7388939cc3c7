import MarkdownIt from "markdown-it";

/**
 * A page that shows a comment of `kaleyra-flows comment` as a forge does in a pull request: with open
 * details, and with colors for the lines of a `diff` block.
 */
export function commentPage(markdown: string): string {
  const comment = new MarkdownIt({ html: true })
    .render(markdown)
    .replaceAll("<details>", "<details open>")
    .replaceAll(
      /^([-+].*)$/gm,
      (line) => `<span class="${line[0] === "-" ? "old" : "new"}">${line}</span>`,
    );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><style>${style}</style><article>${comment}</article></html>`;
}

const style = `
* { box-sizing: border-box; }
body { margin: 0; padding: 12px 24px; background: #fff; color: #1f2328; font: 16px/1.5 system-ui, sans-serif; }
article { border: 1px solid #d1d9e0; border-radius: 6px; padding: 0 20px 4px; }
h2 { border-bottom: 1px solid #d1d9e0; padding-bottom: 6px; margin: 12px 0; }
code { background: #eff1f3; border-radius: 6px; padding: .15em .4em; font-size: 85%; }
pre { background: #f6f8fa; border-radius: 6px; padding: 14px; line-height: 1.45; }
pre code { background: none; padding: 0; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #d1d9e0; padding: 6px 13px; text-align: start; }
.old, .new { display: inline-block; width: 100%; }
.old { background: #ffebe9; color: #82071e; }
.new { background: #dafbe1; color: #116329; }
`;

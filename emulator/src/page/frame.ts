import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import type { HttpResponse } from "../kaleyra/outcome";
import { html, Markup } from "./markup";

/** The folder of style and script, which are not compiled: its path is the same from `dist/page` and `src/page`. */
const sources = join(__dirname, "../../src/page");
const style = readFileSync(join(sources, "page.css"), "utf8");
/** The script of the page at `/`; a preview has none. */
export const pageScript = readFileSync(join(sources, "page.js"), "utf8");

/** A self-contained page, which runs no script but the given one. */
export function htmlPage(title: string, body: Markup, script = ""): HttpResponse {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${new Markup(style)}</style>
</head>
<body>
${body}
${script !== "" && html`<script>${new Markup(script)}</script>`}
</body>
</html>
`;
  const policy = [
    "default-src 'none'",
    `style-src ${sourceHash(style)}`,
    `script-src ${script === "" ? "'none'" : sourceHash(script)}`,
    "connect-src 'self'",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    status: 200,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy.join("; "),
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
    },
    body: page.text,
  };
}

function sourceHash(source: string): string {
  return `'sha256-${createHash("sha256").update(source).digest("base64")}'`;
}

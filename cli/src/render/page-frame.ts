import { createHash } from "node:crypto";

import { version } from "../../../provider/version";
import { html, Markup } from "./markup";

/** The parts of a page that differ. */
export interface PageParts {
  readonly title: string;
  readonly heading: string;
  /** Short statements below the heading. */
  readonly facts: readonly string[];
  readonly style: string;
  readonly main: Markup;
}

/** A self-contained page without a script, in a file of its own. */
export function pageOf({ title, heading, facts, style, main }: PageParts): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyFor(style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<header>
<h1>${heading}</h1>
<p class="facts">${facts.join(" · ")}</p>
</header>
<main>${main}
</main>
<footer><p>Drawn by kaleyra-flows ${version}. WhatsApp itself may show a flow somewhat differently.</p></footer>
</body>
</html>
`.text;
}

/** Allows no request and no script, in case a document gets markup into the page. */
function policyFor(style: string): string {
  const hash = createHash("sha256").update(style).digest("base64");
  return `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`;
}

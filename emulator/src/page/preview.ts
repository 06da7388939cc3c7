import { attachmentName } from "../flows/attachment";
import type { EmulatedFlow } from "../flows/flow";
import type { HttpResponse } from "../kaleyra/outcome";
import type { Mask } from "../mask";
import { htmlPage } from "./frame";
import { html } from "./markup";

/**
 * The page that replaces Meta's preview: how to walk through the flow on this machine. Its link leads to a
 * route in `server/documents.ts`.
 */
export function previewPage(
  { id, name, status }: EmulatedFlow,
  token: string,
  mask: Mask,
): HttpResponse {
  const file = attachmentName({ name: mask(name) });
  return htmlPage(
    `Preview of ${mask(name)}`,
    html`<main class="preview"><section aria-labelledby="title">
<h1 id="title"><bdi>${mask(name)}</bdi></h1>
<p class="status">${mask(status)}</p>
<p>The emulator draws no flow. To walk through this one:</p>
<ol>
<li>Download <a href="/_preview/${id}/flow.json?token=${token}" download="${file}">${file}</a>.</li>
<li>Run <code>npx kaleyra-flows dev ${file}</code> in its folder.</li>
</ol>
</section></main>`,
  );
}

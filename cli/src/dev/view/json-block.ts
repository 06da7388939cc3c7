import type { Json } from "../../../../provider/flow-json/json";
import { html, type Markup } from "../../render/markup";

/** Longer texts are images. */
const longestText = 300;
/** How much of a longer text is shown. */
const beginningLength = 60;

/** A value as JSON. Long lines scroll, so it can have the focus. */
export function jsonBlock(value: Json, label: string): Markup {
  const text = JSON.stringify(value, (_, inner: Json) => shortened(inner), 2);
  return html`<pre class="json" tabindex="0" role="group" aria-label="${label}"><code>${text}</code></pre>`;
}

function shortened(value: Json): Json {
  if (typeof value !== "string" || value.length <= longestText) return value;
  return `${value.slice(0, beginningLength)}… (${value.length} characters)`;
}

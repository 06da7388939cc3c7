import type { Json } from "../../../../provider/flow-json/json";
import { html, type Markup } from "../../render/markup";

/** A length in characters. A longer text is nearly always an image in base64. */
const longestText = 300;
/** The number of characters that are shown of a longer text. */
const beginningLength = 60;

/** A value as JSON. Long lines scroll, so the block can have the focus: then the keyboard scrolls it. */
export function jsonBlock(value: Json, label: string): Markup {
  const text = JSON.stringify(value, (_, inner: Json) => shortened(inner), 2);
  return html`<pre class="json" tabindex="0" role="group" aria-label="${label}"><code>${text}</code></pre>`;
}

function shortened(value: Json): Json {
  if (typeof value !== "string" || value.length <= longestText) return value;
  return `${value.slice(0, beginningLength)}… (${value.length} characters)`;
}

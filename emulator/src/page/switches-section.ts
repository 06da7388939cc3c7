import type { Controls } from "../controls";
import { defaultSwitches, type Switches, switchWords } from "../switches";
import { type Content, html, type Markup } from "./markup";
import { switchDescriptions } from "./switch-descriptions";

/**
 * The section with all switches. Each switch is a form of its own, which `page.js` replaces by its id
 * (`data-live`) if the value changes elsewhere. The script also reads `data-switch` and the ids that begin with
 * `value-`; no compiler checks these names.
 */
export function switchesSection(controls: Controls): Markup {
  const switches = controls.switches();
  const names = Object.keys(defaultSwitches) as (keyof Switches)[];
  return html`<section aria-labelledby="switches-title"><h2 id="switches-title">Switches</h2>
${names.map((name) => {
  const isChanged = JSON.stringify(switches[name]) !== JSON.stringify(defaultSwitches[name]);
  return html`<form id="switch-${name}" class="switch" data-switch="${name}" data-live>
${controlOf(name, switches)}
<p class="note" id="about-${name}">${sentence(name)}${isChanged && html` <strong>Default: ${textOf(defaultSwitches[name])}.</strong>`}</p>
</form>`;
})}</section>`;
}

/** The description of a switch; what is between back-quotes is code. */
function sentence(name: keyof Switches): Content {
  const parts = switchDescriptions[name].split("`");
  return html`${parts.map((part, at) => (at % 2 === 0 ? part : html`<code>${part}</code>`))}.`;
}

/** The text of a default. Only a rate limit is an object or null. */
function textOf(value: Switches[keyof Switches]): string {
  if (value === null) return "unlimited";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** The control of a switch, by the type of its value. `valueOf` in `page.js` reads it by the type of the control. */
function controlOf(name: keyof Switches, switches: Switches): Markup {
  const id = `value-${name}`;
  const label = html`<label for="${id}"><code>${name}</code></label>`;
  const value = switches[name];
  const words: readonly string[] | undefined = switchWords[name];
  const about = `about-${name}`;
  if (name === "rateLimit") return rateLimitControls(switches.rateLimit);
  if (words !== undefined) {
    return html`${label}<select id="${id}" aria-describedby="${about}">${words.map(
      (word) => html`<option${selectedIf(word === value)}>${word}</option>`,
    )}</select>`;
  }
  return typeof value === "boolean"
    ? html`${label}<input type="checkbox" id="${id}" aria-describedby="${about}"${checkedIf(value)}>`
    : html`${label}<input type="number" id="${id}" min="0" required value="${String(value)}" aria-describedby="${about}">`;
}

/** The two controls of a rate limit, which `valueOf` in `page.js` reads by their ids. An empty number means that it is unlimited. */
function rateLimitControls(limit: Switches["rateLimit"]): Markup {
  return html`<label for="value-rateLimit"><code>rateLimit</code>, requests per second</label>
<input type="number" id="value-rateLimit" min="0" placeholder="unlimited" aria-describedby="about-rateLimit" value="${
    limit === null ? "" : String(limit.requestsPerSecond)
  }">
<label for="value-retryAfter">with <code>Retry-After</code></label>
<input type="checkbox" id="value-retryAfter"${checkedIf(limit?.retryAfter === true)}>`;
}

const selectedIf = (isSelected: boolean): Markup | false => isSelected && html` selected`;
const checkedIf = (isChecked: boolean): Markup | false => isChecked && html` checked`;

import { pageStyle, palette, phoneStyle } from "../../render/style";

/** What this page has and pictures do not: controls, the inspector and the layout of the two. */
const walkStyle = `
main { display: grid; grid-template-columns: minmax(0, 24rem) minmax(0, 1fr); gap: 1.5rem 2.5rem; align-items: start; padding-top: 1rem; }
main > .screen { position: sticky; top: 1rem; width: 100%; max-width: 24rem; justify-self: center; }
@media (max-width: 50rem) {
  main { grid-template-columns: minmax(0, 1fr); }
  main > .screen { position: static; }
}
.inspector { display: grid; gap: .25rem; }
.inspector h2 { margin: .75rem 0 .4rem; font-size: 1.05rem; }
.finding-list { grid-template-columns: minmax(0, 1fr); }
.phone { max-height: calc(100vh - 4rem); }
.content { overflow-y: auto; }
button, input, select, textarea { font: inherit; color: inherit; }
button { border: 0; background: none; text-align: inherit; cursor: pointer; }
button:disabled { opacity: .55; cursor: default; }
.restart { border: 1px solid var(--field); border-radius: 1rem; padding: .25rem .9rem; margin-top: .6rem; }
.back { padding: .2rem; line-height: 0; border-radius: .5rem; }
.screen-title { margin: 0; }
.screen-title:focus { outline: none; }
button.button { display: block; width: 100%; text-align: center; }
button.option { width: 100%; }
label.option, label.chip, label.picker { cursor: pointer; }
.field input, .field select, .field textarea { display: block; width: 100%; border: 0; background: none; padding: .1rem 0; margin-top: .15rem; }
.field select { appearance: none; padding-right: 2rem; }
.field select option { background: var(--card); }
.field .icon { pointer-events: none; }
.field:has(:focus-visible) { outline: 3px solid var(--accent); outline-offset: 1px; }
.field :focus-visible { outline: none; }
.field.date { padding-right: 1rem; }
.range { grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); }
input[type=checkbox], input[type=radio] { accent-color: var(--accent); width: 1.3rem; height: 1.3rem; flex: none; }
.chips li { list-style: none; }
.chip { display: inline-block; }
.chip input { position: absolute; opacity: 0; width: 1px; height: 1px; }
.chip:has(:focus-visible), .picker:has(+ :focus-visible) { outline: 3px solid var(--accent); outline-offset: 1px; }
.chosen-files { padding-left: 1.4rem; font-size: .9rem; }
.wrong { color: var(--error); font-size: .85rem; padding-inline: 1rem; }
.field:has([aria-invalid]) { border-color: var(--error); }
.notice:not(:empty) { background: var(--error-tint); color: var(--ink); border-left: 4px solid var(--error); padding: .6rem .8rem; border-radius: .5rem; margin-top: .75rem; }
.waiting { color: var(--soft); margin-top: .5rem; min-height: 1.45em; }
.json { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .5rem .75rem; overflow: auto; max-height: 20rem; font-size: .85rem; overflow-wrap: normal; }
.log { padding: 0; list-style: none; display: grid; gap: .75rem; }
.log p { margin-block: .35rem .25rem; }
.problem { background: var(--error-tint); border-left: 4px solid var(--error); padding: .5rem .7rem; border-radius: .5rem; }
.connection:not(:empty) { background: var(--error-tint); border-bottom: 2px solid var(--error); padding: .6rem 1rem; }
`;

/**
 * The style of the page of `kaleyra-flows dev`, which the server has at `/page.css`. The classes are in the
 * markup of this folder and of `cli/src/render`; no compiler checks them.
 */
export const devStyle = palette + pageStyle + phoneStyle + walkStyle;

/** The colors of the light and the dark theme. The contrast of text and background is at least 4.5 to 1. */
export const palette = `
:root {
  color-scheme: light dark;
  --page: #f0f2f5; --ink: #111b21; --soft: #4e5a61; --line: #c8d0d5; --card: #ffffff;
  --accent: #12734a; --on-accent: #ffffff; --tint: #dcf4e6; --field: #7d8a91;
  --error: #a4201a; --error-tint: #fdecea; --warning: #6d4600; --warning-tint: #fff3d6;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --page: #0b141a; --ink: #e9edef; --soft: #aebac1; --line: #33424b; --card: #14202a;
    --accent: #3ddc84; --on-accent: #06130c; --tint: #103a29; --field: #7f8f98;
    --error: #ffb4ab; --error-tint: #3d1512; --warning: #ffd27a; --warning-tint: #352804;
  }
}
`;

/**
 * The style of every page: header, headings, findings, and the screens next to each other. The files of this folder
 * write the classes; no compiler checks them.
 */
export const pageStyle = `
* { box-sizing: border-box; margin: 0; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  background: var(--page); color: var(--ink); line-height: 1.45; overflow-wrap: anywhere;
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
header, main, body > footer { max-width: 92rem; margin-inline: auto; padding-inline: 1rem; }
header { padding-top: 1.5rem; }
h1 { font-size: 1.6rem; line-height: 1.2; }
h2 { font-size: 1.2rem; margin: 2rem 0 .75rem; }
h3 { font-size: 1rem; margin-bottom: .6rem; min-height: 2rem; display: flex; flex-wrap: wrap; gap: .4rem; align-items: center; }
a { color: var(--accent); }
code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .92em; }
.facts, .legend, body > footer { color: var(--soft); }
.legend, body > footer { font-size: .85rem; }
.legend { margin-block: .5rem 1rem; }
body > footer { padding-block: 2.5rem 1.5rem; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
:target { scroll-margin-top: 1rem; }
.screens { display: grid; gap: 2rem 1.5rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19.5rem), 1fr)); align-items: start; }
.screen { max-width: 24rem; width: 100%; justify-self: center; }
.mark { font-size: .75rem; font-weight: 600; padding: .1rem .55rem; border-radius: 1rem; border: 1px solid var(--field); color: var(--soft); }
.mark.entry { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.mark.terminal { border: 3px double var(--accent); color: var(--accent); }
.findings { margin: .5rem 0; display: grid; gap: .35rem; }
.finding { font-size: .85rem; padding: .5rem .7rem; border-radius: .5rem; border-left: 4px solid; }
.finding.error { background: var(--error-tint); border-color: var(--error); }
.finding.error strong { color: var(--error); }
.finding.warning { background: var(--warning-tint); border-color: var(--warning); }
.finding.warning strong { color: var(--warning); }
.finding .code { color: var(--soft); }
.places { padding-left: 1.2rem; margin-top: .25rem; columns: 18rem; column-gap: 1.5rem; }
.finding-list > :has(.places) { grid-column: 1 / -1; }
.finding-list { padding: 0; list-style: none; display: grid; gap: .5rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 28rem), 1fr)); }
.binding { background: var(--tint); border-radius: .25rem; padding: 0 .2rem; }
.example { text-decoration: underline dotted; text-underline-offset: .2em; }
`;

/**
 * The style of a phone and the components in it, which `screen.ts` and `components` draw. No compiler checks
 * the classes.
 */
export const phoneStyle = `
.phone {
  background: var(--card); border: 1px solid var(--line); border-radius: 1.5rem; overflow: hidden;
  min-height: 34rem; display: flex; flex-direction: column; box-shadow: 0 2px 10px rgb(0 0 0 / .12);
}
.phone p, .phone h4, .phone li, .phone span { unicode-bidi: plaintext; }
.bar { display: flex; align-items: center; gap: .75rem; padding: .9rem 1rem; border-bottom: 1px solid var(--line); }
.screen-title { flex: 1; text-align: center; font-weight: 600; font-size: 1.05rem; min-height: 1.45em; }
.content { flex: 1; padding: 1rem; display: flex; flex-direction: column; gap: 1rem; }
.bottom { padding: .9rem 1rem 1rem; border-top: 1px solid var(--line); }
.part { display: flex; flex-direction: column; gap: .4rem; border-radius: .5rem; }
.part[data-type=Form] { gap: 1rem; }
.part.faulty { outline: 2px solid var(--error); outline-offset: 4px; }
.part.faulty:not(:has(> .findings > .error)) { outline-color: var(--warning); }
.icon { width: 1.25rem; height: 1.25rem; flex: none; fill: none; stroke: var(--soft); stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
.heading { font-size: 1.3rem; line-height: 1.25; }
.subheading { font-size: 1.05rem; line-height: 1.3; }
.body, .caption { white-space: pre-line; }
.caption, .helper, .more { color: var(--soft); font-size: .85rem; }
.body ul, .body ol, .caption ul, .caption ol { padding-left: 1.4rem; white-space: normal; }
.rich { display: grid; gap: .6rem; white-space: normal; }
.table { overflow-x: auto; }
.table table { border-collapse: collapse; font-size: .9rem; }
.table th, .table td { border: 1px solid var(--line); padding: .3rem .5rem; text-align: start; }
.label { font-weight: 600; }
.optional { color: var(--soft); font-weight: 400; font-size: .85em; }
.optional::before { content: "· "; }
.field { position: relative; border: 1px solid var(--field); border-radius: .75rem; padding: .85rem 1rem; min-height: 3.4rem; }
.field .label { font-weight: 400; color: var(--soft); }
.field .value + .kind, .field .kind { position: absolute; right: .8rem; top: -.65rem; background: var(--card); padding: 0 .35rem; font-size: .75rem; color: var(--soft); }
.field.area { min-height: 6.5rem; }
.field.date, summary.field { padding-right: 3rem; }
.field .icon { position: absolute; right: 1rem; top: 1.05rem; }
.helper, .note { padding-inline: 1rem; }
.note { color: var(--soft); font-size: .8rem; }
.words .note { padding: 0; }
.range { display: grid; grid-template-columns: 1fr 1fr; gap: .6rem; }
.week { display: flex; flex-wrap: wrap; gap: .3rem; padding: 0 1rem; list-style: none; font-size: .8rem; }
.week li { border: 1px solid var(--line); border-radius: 1rem; padding: .1rem .5rem; }
summary.field { display: block; cursor: pointer; }
summary.field .value { display: block; }
.dropdown .options { padding: 0 1rem; margin-top: .25rem; border: 1px solid var(--line); border-radius: .75rem; }
.options { list-style: none; padding: 0; }
.option { display: flex; align-items: center; gap: .75rem; padding: .7rem 0; border-bottom: 1px solid var(--line); }
.option:last-child { border-bottom: 0; }
.words { flex: 1; min-width: 0; display: flex; flex-direction: column; }
.unusable { opacity: .75; font-style: italic; }
.thumb { width: 2.75rem; height: 2.75rem; flex: none; border-radius: .5rem; overflow: hidden; }
.thumb img { width: 100%; height: 100%; object-fit: cover; display: block; }
.tick { width: 1.3rem; height: 1.3rem; flex: none; border: 2px solid var(--field); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.tick.ring { border-radius: 50%; }
.tick.box { border-radius: .25rem; }
.tick.chosen { border-color: var(--accent); background: radial-gradient(var(--accent) 45%, transparent 50%); }
.tick.box.chosen { background: var(--accent); color: var(--on-accent); font-size: .85rem; line-height: 1; text-align: center; }
.tick.box.chosen::after { content: "✓" / ""; }
.opt-in .tick { margin-top: .1rem; }
.chips .options { display: flex; flex-wrap: wrap; gap: .5rem; }
.chip { border: 1px solid var(--field); border-radius: 1.2rem; padding: .3rem .85rem; font-size: .92rem; }
.chip.chosen { background: var(--tint); border-color: var(--accent); }
.opt-in { display: flex; gap: .75rem; align-items: flex-start; }
.link { color: var(--accent); font-weight: 600; }
.first, .tags { display: flex; flex-wrap: wrap; gap: .4rem; align-items: center; }
.badge, .tag { font-size: .75rem; border-radius: 1rem; padding: .05rem .5rem; background: var(--tint); }
.tag { background: none; border: 1px solid var(--line); }
.end { display: flex; flex-direction: column; align-items: flex-end; font-size: .9rem; }
.picker { display: flex; gap: .6rem; align-items: center; justify-content: center; border: 1px dashed var(--field); border-radius: .75rem; padding: .9rem; color: var(--accent); font-weight: 600; }
.picker .icon { stroke: var(--accent); }
.image { text-align: center; }
.image img { max-width: 100%; max-height: 16rem; height: auto; object-fit: contain; border-radius: .5rem; }
.image.cover img { width: 100%; object-fit: cover; }
.image img, .carousel img, .thumb img { outline: 1px solid var(--field); outline-offset: -1px; min-width: 2.75rem; min-height: 2.75rem; }
.no-image { display: flex; flex-direction: column; align-items: center; justify-content: center; gap: .25rem; padding: 1.25rem; border: 1px dashed var(--field); border-radius: .75rem; color: var(--soft); font-size: .85rem; }
.thumb .no-image { padding: .7rem; }
.thumb .no-image span { display: none; }
.carousel { overflow-x: auto; }
.carousel ul { display: flex; gap: .5rem; list-style: none; padding: 0; }
.carousel li { flex: 0 0 85%; aspect-ratio: 4 / 3; }
.carousel .wide li { aspect-ratio: 16 / 9; }
.carousel img { width: 100%; height: 100%; object-fit: cover; border-radius: .75rem; }
.branch { border-left: 3px solid var(--accent); padding: .25rem 0 .25rem .75rem; display: flex; flex-direction: column; gap: 1rem; }
.branch + .branch { margin-top: .5rem; }
.branch-label { font-size: .8rem; color: var(--soft); }
.button { background: var(--accent); color: var(--on-accent); border-radius: 1.5rem; text-align: center; font-weight: 600; padding: .75rem 1rem; }
.captions { display: flex; justify-content: space-between; gap: .5rem; color: var(--soft); font-size: .8rem; }
.captions span:only-child { margin-inline: auto; }
.unknown { border: 2px dashed var(--error); border-radius: .75rem; padding: .9rem; }
`;

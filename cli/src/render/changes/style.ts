/**
 * The style of a page of changes. Changed parts have an outline and a word, since some readers see no colors.
 * `changeMark` and the files of this folder write the classes; no compiler checks them.
 */
export const changesStyle = `
.intro { margin-top: 1rem; }
.flows { padding-left: 1.25rem; margin-top: 1rem; }
.flow { border-top: 1px solid var(--line); margin-top: 2rem; }
.flow > p, .flow > ul { margin-block: .5rem; }
.flow ul:not(.phone *) { padding-left: 1.25rem; }
.flow > .warning { border-left: 5px solid var(--error); background: var(--error-tint); padding: .6rem .8rem; }
.notes { color: var(--error); }
.changes del { background: var(--error-tint); color: var(--error); text-decoration: none; padding: 0 .2rem; border-radius: .2rem; }
.changes ins { background: var(--tint); color: var(--accent); text-decoration: none; padding: 0 .2rem; border-radius: .2rem; }
.changes del mark { background: none; color: inherit; text-decoration: line-through; font-weight: 700; }
.changes ins mark { background: none; color: inherit; text-decoration: underline; font-weight: 700; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 19.5rem), 24rem)); gap: 1.5rem; margin-top: 1.5rem; }
.missing { border: 2px dashed var(--field); border-radius: 1.5rem; padding: 2rem 1rem; text-align: center; color: var(--soft); }
.change { align-self: flex-start; font-size: .75rem; font-weight: 700; padding: .05rem .55rem; border: 2px solid var(--accent); border-radius: .4rem; background: var(--tint); color: var(--ink); width: fit-content; }
.screen > .change { margin-bottom: .5rem; }
.part.changed, .note.changed, .screen.changed .screen-title, .screen.whole .phone { outline: 3px dashed var(--accent); outline-offset: 4px; }
.screen.whole .phone { outline-offset: -3px; }
.screen.whole .screen-title { outline: none; }
.note.changed { width: fit-content; }
@media print {
  .phone { box-shadow: none; min-height: 0; }
  .pair { grid-template-columns: 1fr 1fr; break-inside: avoid; }
  .screen { break-inside: avoid; }
}
`;

// Refuses words that make comments and pages hard to read. CONTRIBUTING.md, "Words", has the rules.
// `npm run check:lint` runs it in the root folder.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/** Each expression, with what to write instead, as a message continues after "write". */
const refused = [
  [/\bmend(s|ed|ing)?\b/i, "fix"],
  [/\b(tells?|telling|told)\b/i, "report, show, name or distinguish"],
  [/\b(says|said|saying)\b/i, "report, show or mean"],
  [/\bwhoever\b/i, "everyone who"],
  [/\bnobody\b/i, "no one: name who does, or what is missing"],
  [/\b(stands?|stood|standing) (at|beside|for|in|on|there)\b/i, "is in, is next to, replaces"],
  [/\bbeside\b/i, "next to, in addition to"],
  [/\btakes? in\b/i, "import, accept"],
  [/\b(speaks?|spoken|told) of\b/i, "mention"],
  [/\bof which\b/i, "two sentences, or whose"],
  [/\bfor its part\b/i, "nothing"],
  [/\ball the same\b/i, "still"],
  [/\bworded\b/i, "has the text"],
  [/\bwhat bec(a|o)mes? of\b/i, "what happens to"],
  [/(?<!there )\bis no (?!longer\b|more\b)/i, "is not a"],
  [/\bgoes? on\b/i, "continue"],
  [/\b(behavio|colo|favo|hono|neighbo)ur/i, "the American spelling"],
  [
    /\b(mis)?spelt\b|\blicences?\b|\b(initiali|normali|organi|recogni|seriali)s(e|ing)/i,
    "the American spelling",
  ],
];

/** Pages and packages that a program writes; the words in their sources are checked. */
const generated =
  /^(docs\/(flow-json-codes|reliability)\.md$|sdk\/(dotnet|go|java|nodejs|python)\/)/;

/** Docstrings at the beginning of a line, and comments that begin with `//` and a space. */
const comment = /^[ \t]*\/\*\*[^]*?\*\/|(?<=^|[ \t])\/\/ .*$/gm;
/** What is not prose: code, quotations and addresses. */
const quotation = /```[^]*?```|`[^`]*`|"[^"\n]*"|https?:\S+/g;

/** Git also lists files that were deleted and not committed. This file has all the words. */
const isChecked = (file) =>
  file !== "" && file !== "tools/check-words.mjs" && existsSync(file) && !generated.test(file);

const files = execFileSync(
  "git",
  ["ls-files", "--cached", "--others", "--exclude-standard", "*.ts", "*.mjs", "*.js", "*.md"],
  { encoding: "utf8" },
)
  .split("\n")
  .filter(isChecked);

const found = files.flatMap((file) => {
  const text = readFileSync(file, "utf8");
  const prose = file.endsWith(".md") ? [{ 0: text, index: 0 }] : [...text.matchAll(comment)];
  return prose.flatMap(({ 0: passage, index }) => {
    // The line breaks stay, since the number of the line is counted by them.
    const words = passage.replaceAll(quotation, (part) => part.replaceAll(/\S/g, "·"));
    return refused.flatMap(([expression, instead]) => {
      const match = expression.exec(words);
      if (match === null) return [];
      const line = text.slice(0, index + match.index).split("\n").length;
      return [`${file}:${line}: "${match[0].trim()}": write ${instead}`];
    });
  });
});
if (found.length > 0) {
  console.error(found.join("\n"));
  process.exitCode = 1;
}

import { unclosedBackQuote } from "../../expression/dynamic-text";
import { isAtLeast, type Version } from "../../model/version";
import type { Report, Rule } from "../../rule";
import type { TextNode } from "../../syntax/json-node";
import type { TextSpec } from "../../tables/spec";
import type { PlacedValue } from "./walk/placed";
import { walkOf } from "./walk/walk";
import { expectedKind, propertyName, quoted } from "./wording";

/**
 * A string has the format that its property requires: not blank, a name, an id, a screen id, a color or a
 * binding. Separate rules check the other formats.
 */
export const patternMismatch: Rule = {
  code: "PATTERN_MISMATCH",
  severity: "error",
  *check(flow) {
    for (const value of walkOf(flow).values.all) {
      const { node, spec, fit } = value;
      if (node.kind !== "string") continue; // Only strings have a format.
      if (fit === "no-binding") yield impossibleBindingReport(value, node.value);
      if (spec.kind !== "string" || fit === "not-judged") continue;
      const report = formatReport(value, spec, node);
      if (report !== undefined) yield report;
    }
  },
};

/** The report on a text that looks like a binding, where none is possible: `no-binding` of `Fit`. */
function impossibleBindingReport(value: PlacedValue, text: string): Report {
  const { node, spec, owner } = value;
  const hasExpressions = isAtLeast(owner.version, "6.0");
  if (hasExpressions && text.startsWith("`") !== text.endsWith("`")) {
    return { at: node, ...unclosedBackQuote(text) };
  }
  if (!hasExpressions && text.startsWith("`")) {
    return {
      at: node,
      message: "expressions in back-quotes exist from version 6.0",
      hint: 'Write a binding, or move the document to version "6.0" or later.',
    };
  }
  if (!isAtLeast(owner.version, "4.0")) {
    return {
      at: node,
      message: `${propertyName(value)} can be bound to the screen's own data only, before version 4.0`,
      hint: "Write ${data.name}, or move the document to a later version.",
    };
  }
  return {
    at: node,
    message: `${propertyName(value)} is a string with a binding in it and must be ${expectedKind(spec)}`,
    hint: "Write the binding alone, as in ${data.name}, or from 6.0 an expression in back-quotes.",
  };
}

function formatReport(value: PlacedValue, spec: TextSpec, node: TextNode): Report | undefined {
  const { version } = value.owner;
  const { format, notBlank } = spec;
  // Meta has a code of its own for an empty id.
  if (node.value === "" && (format === "id" || format === "screen-id")) {
    return {
      at: node,
      code: "MIN_CHARS_REQUIRED",
      message: `${propertyName(value)} is empty`,
      hint: "Write at least one letter.",
    };
  }
  const mustShowText =
    notBlank !== undefined && (notBlank === "always" || isAtLeast(version, notBlank));
  if (mustShowText && node.value.trim() === "") {
    return {
      at: node,
      message: `${propertyName(value)} is blank`,
      hint: "Write a text, or leave out what it belongs to.",
    };
  }
  if (format === "screen-id") return screenIdReport(node, version);
  if (format === "name") return nameReport(node, version);
  if (format === "binding" && value.fit !== "dynamic") {
    return {
      at: node,
      message: `${propertyName(value)} is a fixed text and must be a binding`,
      hint: "Write a binding, as in ${form.pet}.",
    };
  }
  if (format === "color" && value.fit === "literal" && !/^#[0-9A-Fa-f]{6}$/.test(node.value)) {
    return {
      at: node,
      message: `${quoted(node.value)} is not a color`,
      hint: 'Write six hex digits after a #, as in "#25D366".',
    };
  }
  return undefined;
}

function screenIdReport(at: TextNode, version: Version | undefined): Report | undefined {
  const hint = `Write letters and underscores, as in "${suggestedScreenId(at.value)}".`;
  if (!/^[A-Za-z_]+$/.test(at.value)) {
    return {
      at,
      message: `the screen id ${quoted(at.value)} has other characters than letters and underscores`,
      hint,
    };
  }
  // Only from 7.0 Meta refuses an id of underscores alone.
  if (/[A-Za-z]/.test(at.value) || !isAtLeast(version, "7.0")) return undefined;
  return { at, message: "the screen id has no letter", hint };
}

function nameReport(at: TextNode, version: Version | undefined): Report | undefined {
  const isDynamic = at.value.includes("${") || at.value.includes("`");
  // Meta checks this from 6.0, the first version with expressions.
  if (!isDynamic || !isAtLeast(version, "6.0")) return undefined;
  return {
    at,
    message: "a `name` can be neither a binding nor an expression",
    hint: 'Write the name itself, as in "email".',
  };
}

const digitWords = [
  "ZERO",
  "ONE",
  "TWO",
  "THREE",
  "FOUR",
  "FIVE",
  "SIX",
  "SEVEN",
  "EIGHT",
  "NINE",
] as const;

/** A valid screen id that is similar: `SCREEN_1` becomes `SCREEN_ONE`. */
function suggestedScreenId(id: string): string {
  const suggested = id
    .slice(0, 60) // Enough for a hint.
    .replaceAll(/\d/g, (digit) => `_${digitWords[Number(digit)] ?? ""}_`)
    .replaceAll(/[^A-Za-z]+/g, "_")
    .replaceAll(/^_|_$/g, "");
  return suggested === "" ? "FIRST_SCREEN" : suggested;
}

import { unclosedBackQuote } from "../../expression/dynamic-text";
import { isAtLeast, type Version } from "../../model/version";
import type { Report, Rule } from "../../rule";
import type { JsonNode, TextNode } from "../../syntax/json-node";
import type { TextSpec } from "../../tables/spec";
import type { PlacedValue } from "./walk/placed";
import { walkOf } from "./walk/walk";
import { expectedKind, propertyName, quoted } from "./wording";

/**
 * A text has the format that its property requires: not blank, a name, a screen id or a binding.
 */
export const patternMismatch: Rule = {
  code: "PATTERN_MISMATCH",
  severity: "error",
  *check(flow) {
    for (const value of walkOf(flow).values.all) {
      const { node, spec, fit } = value;
      if (fit === "no-binding") yield noBinding(value);
      if (spec.kind !== "string" || node.kind !== "string" || fit === "not-judged") continue;
      const report = badText(value, spec, node);
      if (report !== undefined) yield report;
    }
  },
};

function noBinding(value: PlacedValue): Report {
  const { node, spec, owner } = value;
  const text = node.kind === "string" ? node.value : "";
  if (isAtLeast(owner.version, "6.0") && text.startsWith("`") !== text.endsWith("`")) {
    return { at: node, ...unclosedBackQuote(text) };
  }
  if (text.startsWith("`") && !isAtLeast(owner.version, "6.0")) {
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
    message: `${propertyName(value)} is a text with a binding in it and must be ${expectedKind(spec)}`,
    hint: "Write the binding alone, as in ${data.name}, or from 6.0 an expression in back-quotes.",
  };
}

function badText(value: PlacedValue, spec: TextSpec, node: TextNode): Report | undefined {
  const { version } = value.owner;
  const { format, notBlank } = spec;
  if (node.value === "" && (format === "id" || format === "screen-id")) {
    return {
      at: node,
      code: "MIN_CHARS_REQUIRED",
      message: `${propertyName(value)} is empty`,
      hint: "Write at least one letter.",
    };
  }
  const mayBeBlank =
    notBlank === undefined || !(notBlank === "always" || isAtLeast(version, notBlank));
  if (node.value.trim() === "" && !mayBeBlank) {
    return {
      at: node,
      message: `${propertyName(value)} is blank`,
      hint: "Write a text, or leave out what it belongs to.",
    };
  }
  if (format === "screen-id") return badScreenId(node, version);
  if (format === "name") return badName(node, version);
  if (format === "binding" && value.fit !== "dynamic") {
    return notDynamic(node, value);
  }
  if (format === "color" && value.fit === "literal" && !/^#[0-9A-Fa-f]{6}$/.test(node.value)) {
    return {
      at: node,
      message: `${quoted(node.value)} is not a color`,
      hint: 'Write six hex digits behind a #, as in "#25D366".',
    };
  }
  return undefined;
}

function badScreenId(at: TextNode, version: Version | undefined): Report | undefined {
  const hint = `Write letters and underscores, as in "${suggestedScreenId(at.value)}".`;
  if (!/^[A-Za-z_]+$/.test(at.value)) {
    return {
      at,
      message: `the screen id ${quoted(at.value)} has other characters than letters and underscores`,
      hint,
    };
  }
  if (/[A-Za-z]/.test(at.value) || !isAtLeast(version, "7.0")) return undefined;
  return { at, message: "the screen id has no letter", hint };
}

function badName(at: TextNode, version: Version | undefined): Report | undefined {
  const isDynamic = at.value.includes("${") || at.value.includes("`");
  if (!isDynamic || !isAtLeast(version, "6.0")) return undefined;
  return {
    at,
    message: "a `name` can be neither a binding nor an expression",
    hint: 'Write the name itself, as in "email".',
  };
}

function notDynamic(at: JsonNode, value: PlacedValue): Report {
  return {
    at,
    message: `${propertyName(value)} is a fixed text and must be a binding`,
    hint: "Write a binding, as in ${form.pet}.",
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
    .slice(0, 60)
    .replaceAll(/\d/g, (digit) => `_${digitWords[Number(digit)] ?? ""}_`)
    .replaceAll(/[^A-Za-z]+/g, "_")
    .replaceAll(/^_|_$/g, "");
  return suggested === "" ? "FIRST_SCREEN" : suggested;
}

import { documentDiff } from "../../cli/src/comment/document-diff";
import { validationMessage } from "../../cli/src/dev/flow-run/validate-input";
import { redactFor } from "../../cli/src/probe/findings";
import { drawChangesPage } from "../../cli/src/render/changes/page";
import { markdown } from "../../cli/src/render/markdown";
import { html } from "../../cli/src/render/markup";
import { render } from "../../cli/src/render/render";
import { checkDocument } from "../../provider/flow-json/check-document";
import { sameMeaning } from "../../provider/flow-json/compare";
import { documentOrText } from "../../provider/flow-json/document";
import type { JsonObject } from "../../provider/flow-json/json";
import { maskFor } from "../../provider/kaleyra/mask";
import { readFailure } from "../../provider/kaleyra/read-failure";
import {
  isIntegrityRefusal,
  isMissingFlowRefusal,
  isNameTakenRefusal,
  isNotEditableRefusal,
  isNotProcessedRefusal,
  isPublishedRefusal,
} from "../../provider/kaleyra/refusals";
import { apiResponse } from "../../provider/kaleyra/response";
import { readFlowPage, readValidationErrors } from "../../provider/kaleyra/wire";
import { printable, printableJson, truncated, visible, wellFormed } from "../../provider/text";
import { aDocument } from "./support/flow";
import { reversed, wideDocuments } from "./support/wide-documents";

const mask = maskFor({ sid: "HXAP0123456789IN", apiKey: "key0123456789" });
const redact = redactFor(mask, "kaleyra-probe-");
const quoted = (text: string) => JSON.stringify(text);

const options = { publish: true, endpoint: "unknown" } as const;

/** Looks through a refusal for every reason. */
function classifyRefusal(message: string): void {
  const refusal = { kind: "refused", status: 400, message } as const;
  for (const isRefusal of [
    isIntegrityRefusal,
    isMissingFlowRefusal,
    isNameTakenRefusal,
    isNotEditableRefusal,
    isNotProcessedRefusal,
    isPublishedRefusal,
  ]) {
    isRefusal(refusal);
  }
}

/** Reads a response as the client does; HTTP headers such as Retry-After have at most 16 KB. */
function readResponse(status: number, body: string): void {
  const failure = readFailure(apiResponse(status, body, body.slice(0, 16_000)), mask);
  if (failure?.kind === "refused") classifyRefusal(failure.message);
}

/** A document with the text as a heading, a picture, an expression and a key. */
function documentWith(text: string): string {
  const { screens, ...rest } = aDocument();
  const [screen] = screens;
  const children = [
    { type: "TextHeading", text },
    { type: "RichText", text: [text] },
    { type: "Image", src: text },
    { type: "If", condition: text, then: [] },
    { type: "TextInput", name: text, label: "a", pattern: text },
    { type: "EmbeddedLink", text: "a", "on-click-action": { name: "open_url", url: text } },
    { type: text, [text]: text },
  ];
  const layout = { type: "SingleColumnLayout", children };
  return JSON.stringify({ ...rest, screens: [{ ...screen, id: text, layout }] });
}

/** Validates what a customer enters into a TextInput. */
function validate(text: string, inputType: string): void {
  validationMessage({
    component: { type: "TextInput" },
    entered: text,
    value: text,
    property: (key) => (key === "input-type" ? inputType : undefined),
    deadline: Infinity,
  });
}

/** The functions that read text from outside, by what the text is. */
const functions: Readonly<Record<string, (text: string) => unknown>> = {
  mask,
  redact,
  "a page": (text) => readResponse(502, text),
  "a refusal": (text) => readResponse(400, JSON.stringify({ code: "WA-400", message: text })),
  "an error of unknown form": (text) =>
    readResponse(400, JSON.stringify({ a: text, error: [text] })),
  "an error of Meta's": (text) =>
    readResponse(
      400,
      JSON.stringify({ error: { code: 100, message: text, error_user_msg: text } }),
    ),
  "text that is not JSON": (text) => apiResponse(200, text, text.slice(0, 16_000)).json,
  "half of JSON": (text) => apiResponse(200, `{"a":${quoted(text)}`, null).json,
  "a number": (text) => apiResponse(200, `[${text}]`, null).json,
  "a list": (text) => {
    const flow = { id: "1", name: text, status: text, categories: [text] };
    readFlowPage(apiResponse(200, JSON.stringify({ data: [flow] }), null));
  },
  findings: (text) => {
    const validation_errors = [{ error: text, message: text, pointers: [{ path: text }] }];
    readValidationErrors(apiResponse(200, JSON.stringify({ validation_errors }), null));
  },
  printable,
  printableJson,
  visible,
  wellFormed,
  truncated: (text) => truncated(text, text.length / 2),
  "a document": (text) => checkDocument(documentWith(text), options),
  "a document that is not JSON": (text) => checkDocument(text, options),
  "a document as JSON or text": documentOrText,
  "an email": (text) => validate(text, "email"),
  "a phone number": (text) => validate(text, "phone"),
  "an entered number": (text) => validate(text, "number"),
  "a passcode": (text) => validate(text, "passcode"),
  RichText: (text) => markdown(text, { rich: true }),
  TextBody: (text) => markdown(text, { rich: false }),
};

/**
 * Pieces whose repetition slows a bad reader down: beginnings without an end, or runs with a wrong
 * character at the end. A function makes the text itself.
 */
const pieces: readonly (string | ((size: number) => string))[] = [
  ..."<>![](){}*_~`|#=-.: \t\n\r\"'\\/?&$0a😀\u202e\u0000\ud800",
  "<a ",
  "![",
  "![a](",
  "[a](",
  "***a",
  "**a",
  " _a",
  "~~a",
  "- a\n",
  "|a|b\n",
  "# ",
  "http://",
  "https://a",
  "https://a?",
  "name ",
  "published ",
  "-----BEGIN PUBLIC KEY-----",
  '"name":',
  '{"a":',
  "[[",
  "12345678901234567890,",
  "key012345678",
  "HXAP",
  "##a",
  "::",
  "${",
  "${data.a",
  "`${",
  "`a ",
  "(a == ",
  "\u001b[",
  (size) => `# ${" ".repeat(size)}a\rb`,
  (size) => `iVBORw0KGgo${" ".repeat(size)}!`,
  (size) => `iVBORw0KGgo${"=".repeat(size)}!`,
  (size) => `data:image/png;base64,${"A ".repeat(size / 2)}!`,
  (size) => `a${".".repeat(size)}b`,
  (size) => `a@${".".repeat(size)}@`,
  (size) => `a@${"b.".repeat(size / 2)}`,
  (size) => `${"1".repeat(size)}x`,
];

const small = 20_000;
const large = 8 * small;
/** The limit for a text that is eight times as long: a linear function takes 8 times as long, a quadratic one 64. */
const mostTimes = 24;
/** Shorter times depend on the machine; a quadratic function takes many seconds. */
const floorMs = 1_000;

function textOf(piece: (typeof pieces)[number], size: number): string {
  return typeof piece === "function" ? piece(size) : piece.repeat(Math.ceil(size / piece.length));
}

/**
 * Whether a run takes longer than its input grows. Only what is slow three times in a row counts,
 * since the machine may be busy.
 */
function isSlow(runShort: () => unknown, runLong: () => unknown, most = mostTimes): boolean {
  const isSlower = () => {
    const longMs = msFor(runLong);
    if (longMs < floorMs) return false;
    return longMs > most * Math.min(msFor(runShort), msFor(runShort));
  };
  return isSlower() && isSlower() && isSlower();
}

function msFor(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

describe("the time to process a text from outside", () => {
  it.each(Object.entries(functions))("grows no faster than the text: %s", (_name, run) => {
    const slow = pieces.filter((piece) => {
      const [short, long] = [textOf(piece, small), textOf(piece, large)];
      return isSlow(
        () => run(short),
        () => run(long),
      );
    });

    expect(slow.map((piece) => textOf(piece, 40))).toEqual([]);
  });
});

function changesPage(before: JsonObject, after: JsonObject): string {
  const flow = { name: "flow", summary: html`edited`, meaning: [], notes: [], before, after };
  return drawChangesPage("flow", [flow], "");
}

/** The functions that read whole documents, some an old and a new one. */
const documentFunctions: Readonly<
  Record<string, (document: JsonObject, changed: JsonObject) => unknown>
> = {
  checkDocument: (document) => checkDocument(JSON.stringify(document), options),
  render: (document) =>
    render({ file: "flow.json", text: JSON.stringify(document) }, options, "html"),
  "the page of the changes": changesPage,
  "the page of what is removed": (document) => changesPage(document, aDocument()),
  documentDiff: (document, changed) => [...documentDiff(document, changed)],
  sameMeaning,
};

const few = 500;
const many = 16 * few;
/**
 * The limit for sixteen times as many parts: a linear function takes 16 times as long, a quadratic
 * one 256. The rest is for the garbage of large results.
 */
const mostTimesOfMany = 80;

describe("the time to process a document", () => {
  it.each(Object.entries(documentFunctions))(
    "grows no faster than the document: %s",
    (_name, run) => {
      const slow = Object.entries(wideDocuments).filter(([, documentOf]) => {
        const [short, long] = [documentOf(few), documentOf(many)];
        const [otherShort, otherLong] = [reversed(short), reversed(long)];
        return isSlow(
          () => run(short, otherShort),
          () => run(long, otherLong),
          mostTimesOfMany,
        );
      });

      expect(slow.map(([name]) => name)).toEqual([]);
    },
  );
});

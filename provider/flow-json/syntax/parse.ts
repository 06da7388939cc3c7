import { ScanError, SyntaxKind, createScanner } from "jsonc-parser";

import { deepestLevel, unknownPlaceholder } from "../json";
import { pathTo, type JsonNode, type Member } from "./json-node";

/** The place and the reason where a text cannot be read further. */
export interface SyntaxProblem {
  /** `depth`: it may be JSON, but is nested deeper than a document may be. */
  readonly kind: "syntax" | "depth";
  readonly offset: number;
  readonly length: number;
  /** For example `a comma is missing`. */
  readonly problem: string;
}

export interface Parsed {
  readonly root: JsonNode | undefined;
  /** The first syntax error, at most one: parsing ends there. */
  readonly problems: readonly SyntaxProblem[];
  readonly parseNotes: ParseNotes;
}

/** Notes from the parser, which would otherwise need another walk through the tree. */
export interface ParseNotes {
  /** Keys that occur again later in the same object. */
  readonly duplicates: readonly Member[];
  /** Whether a value is unknown. */
  readonly hasUnknown: boolean;
}

/** An object or array whose end has not been reached. */
type Open =
  | {
      readonly kind: "object";
      readonly start: number;
      readonly path: string;
      readonly members: Map<string, Member>;
      key: Omit<Member, "value">;
    }
  | {
      readonly kind: "array";
      readonly start: number;
      readonly path: string;
      readonly items: JsonNode[];
    };

const noKey = { key: "", keyStart: 0, keyEnd: 0 };

/** Parses a text into a tree with positions; strict JSON, without comments or trailing commas. */
export function parseJson(text: string): Parsed {
  return new Reader(text).read();
}

class Reader {
  readonly #scanner;
  readonly #open: Open[] = [];
  #token: SyntaxKind = SyntaxKind.Unknown;
  readonly #problems: SyntaxProblem[] = [];
  readonly #duplicates: Member[] = [];
  #hasUnknown = false;

  constructor(text: string) {
    this.#scanner = createScanner(text, false);
  }

  read(): Parsed {
    this.#next();
    while (this.#problems.length === 0) {
      const begun = this.#begin();
      if (begun === undefined) continue;
      const root = this.#settle(begun);
      if (root !== undefined) return this.#parsed(root);
    }
    return this.#parsed(undefined);
  }

  #parsed(root: JsonNode | undefined): Parsed {
    const parseNotes = { duplicates: this.#duplicates, hasUnknown: this.#hasUnknown };
    return { root, problems: this.#problems, parseNotes };
  }

  /** Begins a value; `undefined` if it is a list or an object that continues. */
  #begin(): JsonNode | undefined {
    const token = this.#token;
    if (token !== SyntaxKind.OpenBraceToken && token !== SyntaxKind.OpenBracketToken) {
      return this.#scalar();
    }
    if (this.#open.length === deepestLevel) return this.#stop(tooDeep, "depth");
    const place = { start: this.#scanner.getTokenOffset(), path: this.#pathHere() };
    this.#next();
    if (token === SyntaxKind.OpenBraceToken) {
      this.#open.push({ kind: "object", ...place, members: new Map(), key: noKey });
      if (this.#token === SyntaxKind.CloseBraceToken) return this.#close();
      this.#readKey();
    } else {
      this.#open.push({ kind: "array", ...place, items: [] });
      if (this.#token === SyntaxKind.CloseBracketToken) return this.#close();
    }
    return undefined;
  }

  /**
   * Adds a value to its parent and closes what ends after it.
   *
   * @returns The root at the end.
   */
  #settle(value: JsonNode): JsonNode | undefined {
    for (let complete: JsonNode | undefined = value; complete !== undefined;) {
      const owner = this.#open.at(-1);
      if (owner === undefined) {
        if (this.#token !== SyntaxKind.EOF) this.#stop("there is more behind the end of the value");
        return complete;
      }
      this.#add(owner, complete);
      complete = undefined;
      if (this.#token === SyntaxKind.CommaToken) {
        this.#next();
        if (owner.kind === "object") this.#readKey();
      } else if (this.#token === closerOf(owner)) {
        complete = this.#close();
      } else {
        const closer = owner.kind === "object" ? "}" : "]";
        this.#stop(
          this.#token === SyntaxKind.EOF
            ? `the text ends before its closing ${closer}`
            : `a comma or a closing ${closer} is missing`,
        );
      }
    }
    return undefined;
  }

  #readKey(): void {
    const owner = this.#open.at(-1);
    if (owner?.kind !== "object") return;
    if (!this.#is(SyntaxKind.StringLiteral)) return this.#stop("a key in quotes is missing");
    const keyStart = this.#scanner.getTokenOffset();
    const keyEnd = keyStart + this.#scanner.getTokenLength();
    owner.key = { key: this.#scanner.getTokenValue(), keyStart, keyEnd };
    this.#next();
    if (!this.#is(SyntaxKind.ColonToken)) return this.#stop("a colon is missing");
    this.#next();
  }

  #scalar(): JsonNode | undefined {
    const start = this.#scanner.getTokenOffset();
    const place = { start, end: start + this.#scanner.getTokenLength(), path: this.#pathHere() };
    const text = this.#scanner.getTokenValue();
    const node = scalarOf(this.#token, text, place);
    if (node === undefined) this.#stop("a value is missing");
    else this.#next();
    return node;
  }

  #close(): JsonNode | undefined {
    const owner = this.#open.pop();
    const end = this.#scanner.getTokenOffset() + this.#scanner.getTokenLength();
    this.#next();
    if (owner === undefined) return undefined;
    const { start, path } = owner;
    return owner.kind === "array"
      ? { kind: "array", start, end, path, items: owner.items }
      : { kind: "object", start, end, path, members: owner.members };
  }

  #add(owner: Open, value: JsonNode): void {
    if (value.kind === "unknown") this.#hasUnknown = true;
    if (owner.kind === "array") {
      owner.items.push(value);
      return;
    }
    const { key, keyStart, keyEnd } = owner.key;
    const earlier = owner.members.get(key);
    if (earlier !== undefined) this.#duplicates.push(earlier);
    owner.members.set(key, { key, keyStart, keyEnd, value });
  }

  #pathHere(): string {
    const owner = this.#open.at(-1);
    if (owner === undefined) return "";
    return owner.kind === "array"
      ? `${owner.path}[${owner.items.length}]`
      : pathTo(owner.path, owner.key.key);
  }

  #is(token: SyntaxKind): boolean {
    return this.#token === token;
  }

  #next(): void {
    do {
      this.#token = this.#scanner.scan();
    } while (this.#token === SyntaxKind.Trivia || this.#token === SyntaxKind.LineBreakTrivia);
    const first = this.#scanner.getTokenValue().charAt(0);
    const problem = problemOf(this.#token, this.#scanner.getTokenError(), first);
    if (problem !== undefined) this.#stop(problem);
  }

  #stop(problem: string, kind: SyntaxProblem["kind"] = "syntax"): undefined {
    if (this.#problems.length > 0) return;
    const offset = this.#scanner.getTokenOffset();
    this.#problems.push({ kind, offset, length: this.#scanner.getTokenLength(), problem });
  }
}

const tooDeep = `it is nested deeper than ${deepestLevel} levels`;

function closerOf({ kind }: Open): SyntaxKind {
  return kind === "object" ? SyntaxKind.CloseBraceToken : SyntaxKind.CloseBracketToken;
}

function scalarOf(
  token: SyntaxKind,
  text: string,
  place: { readonly start: number; readonly end: number; readonly path: string },
): JsonNode | undefined {
  switch (token) {
    case SyntaxKind.StringLiteral:
      return text === unknownPlaceholder
        ? { kind: "unknown", ...place }
        : { kind: "string", ...place, value: text };
    case SyntaxKind.NumericLiteral:
      return { kind: "number", ...place, value: Number(text) };
    case SyntaxKind.TrueKeyword:
    case SyntaxKind.FalseKeyword:
      return { kind: "boolean", ...place, value: token === SyntaxKind.TrueKeyword };
    case SyntaxKind.NullKeyword:
      return { kind: "null", ...place };
    default:
      return undefined;
  }
}

/** Frequent characters that are not JSON, by the first character. */
const foreignCharacters: readonly (readonly [pattern: RegExp, problem: string])[] = [
  [/^\u{FEFF}/u, "a byte order mark (BOM) is here; save the file as UTF-8 without it"],
  [
    /^[\u201C-\u201F\u2018-\u201B\u00AB\u00BB\u2033]/u,
    'a curly quote is here, and JSON has straight quotes: "',
  ],
  [/^['`]/, 'a single quote is here, and JSON has double quotes: "'],
];

function problemOf(token: SyntaxKind, error: ScanError, first: string): string | undefined {
  if (token === SyntaxKind.LineCommentTrivia || token === SyntaxKind.BlockCommentTrivia) {
    return "there is a comment here";
  }
  switch (error) {
    case ScanError.None:
      if (token !== SyntaxKind.Unknown) return undefined;
      return (
        foreignCharacters.find(([pattern]) => pattern.test(first))?.[1] ??
        "this is not a JSON value"
      );
    case ScanError.UnexpectedEndOfString:
      return "a closing quote is missing";
    case ScanError.UnexpectedEndOfNumber:
      return "this number is not complete";
    case ScanError.InvalidUnicode:
    case ScanError.InvalidEscapeCharacter:
      return "this is no escape that JSON knows";
    case ScanError.InvalidCharacter:
      return "a text has a control character, which must be escaped";
    case ScanError.UnexpectedEndOfComment:
      return "there is a comment here";
  }
}

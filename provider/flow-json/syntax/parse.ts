import { ScanError, SyntaxKind, createScanner } from "jsonc-parser";

import { deepestLevel, unknownPlaceholder } from "../json";
import { pathTo, type JsonNode, type Member } from "./json-node";

/** The first syntax error of a text, where parsing ends. */
export interface SyntaxProblem {
  /** `depth`: it may be JSON, but is nested deeper than a document may be. */
  readonly kind: "syntax" | "depth";
  readonly offset: number;
  readonly length: number;
  /** For example `a colon is missing`. */
  readonly message: string;
}

export interface Parsed {
  /** `undefined` after a problem, unless the problem is only text after the value. */
  readonly root: JsonNode | undefined;
  readonly problem: SyntaxProblem | undefined;
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
type OpenContainer =
  | {
      readonly kind: "object";
      readonly start: number;
      readonly path: string;
      readonly members: Map<string, Member>;
      /** The key whose value comes next. */
      key: Omit<Member, "value">;
    }
  | {
      readonly kind: "array";
      readonly start: number;
      readonly path: string;
      readonly items: JsonNode[];
    };

const noKey = { key: "", keyStart: 0, keyEnd: 0 };

/**
 * Parses a text into a tree with positions; strict JSON, without comments or trailing commas. The
 * parser of `jsonc-parser` recurses, tolerates errors and knows no paths, so only its scanner is used.
 */
export function parseJson(text: string): Parsed {
  return new Reader(text).read();
}

class Reader {
  readonly #scanner;
  /** The containers around the current token, outermost first. */
  readonly #open: OpenContainer[] = [];
  #token: SyntaxKind = SyntaxKind.Unknown;
  #problem: SyntaxProblem | undefined;
  readonly #duplicates: Member[] = [];
  #hasUnknown = false;

  constructor(text: string) {
    this.#scanner = createScanner(text, false);
  }

  read(): Parsed {
    this.#next();
    while (this.#problem === undefined) {
      const value = this.#readValue();
      if (value === undefined) continue;
      const root = this.#attach(value);
      if (root !== undefined) return this.#parsed(root);
    }
    return this.#parsed(undefined);
  }

  #parsed(root: JsonNode | undefined): Parsed {
    const parseNotes = { duplicates: this.#duplicates, hasUnknown: this.#hasUnknown };
    return { root, problem: this.#problem, parseNotes };
  }

  /**
   * Reads a value; `undefined` after the beginning of a container that is not empty, and after a
   * problem.
   */
  #readValue(): JsonNode | undefined {
    const token = this.#token;
    if (token !== SyntaxKind.OpenBraceToken && token !== SyntaxKind.OpenBracketToken) {
      return this.#readScalar();
    }
    if (this.#open.length === deepestLevel) {
      this.#stop(tooDeep, "depth");
      return undefined;
    }
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
   * Adds a value to its parent, and each container that ends after the value to the parent of that.
   *
   * @returns The root, once it is complete.
   */
  #attach(value: JsonNode): JsonNode | undefined {
    let complete: JsonNode | undefined = value;
    while (complete !== undefined) {
      const owner = this.#open.at(-1);
      if (owner === undefined) {
        if (this.#token !== SyntaxKind.EOF) this.#stop("there is more after the end of the value");
        return complete;
      }
      this.#add(owner, complete);
      if (this.#token !== closerOf(owner)) {
        this.#readSeparator(owner);
        return undefined;
      }
      complete = this.#close();
    }
    return undefined;
  }

  /** Reads up to the next value of a container. */
  #readSeparator(owner: OpenContainer): void {
    const closer = owner.kind === "object" ? "}" : "]";
    if (this.#token === SyntaxKind.CommaToken) {
      this.#next();
      if (owner.kind === "object") this.#readKey();
    } else if (this.#token === SyntaxKind.EOF) {
      this.#stop(`the text ends before its closing ${closer}`);
    } else {
      this.#stop(`a comma or a closing ${closer} is missing`);
    }
  }

  #readKey(): void {
    const owner = this.#open.at(-1);
    if (owner?.kind !== "object") return; // Only for the compiler: it is called within an object.
    if (!this.#is(SyntaxKind.StringLiteral)) {
      this.#stop("a key in quotes is missing");
      return;
    }
    const keyStart = this.#scanner.getTokenOffset();
    const keyEnd = keyStart + this.#scanner.getTokenLength();
    owner.key = { key: this.#scanner.getTokenValue(), keyStart, keyEnd };
    this.#next();
    if (this.#is(SyntaxKind.ColonToken)) this.#next();
    else this.#stop("a colon is missing");
  }

  #readScalar(): JsonNode | undefined {
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
    if (owner === undefined) return undefined; // Only for the compiler: a container is open.
    const { start, path } = owner;
    return owner.kind === "array"
      ? { kind: "array", start, end, path, items: owner.items }
      : { kind: "object", start, end, path, members: owner.members };
  }

  #add(owner: OpenContainer, value: JsonNode): void {
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

  /** A comparison in a method, since the compiler does not see that `#next` changes the token. */
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

  /**
   * Reports a problem at the current token, and so ends `read`. Later problems follow from the
   * first.
   */
  #stop(message: string, kind: SyntaxProblem["kind"] = "syntax"): void {
    const offset = this.#scanner.getTokenOffset();
    this.#problem ??= { kind, offset, length: this.#scanner.getTokenLength(), message };
  }
}

const tooDeep = `it is nested deeper than ${deepestLevel} levels`;

function closerOf({ kind }: OpenContainer): SyntaxKind {
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

/** Characters that people and editors often write instead of JSON's, at the beginning of a token. */
const foreignCharacters: readonly (readonly [pattern: RegExp, message: string])[] = [
  [/^\u{FEFF}/u, "a byte order mark (BOM) is here; save the file as UTF-8 without it"],
  [
    /^[\u201C-\u201F\u2018-\u201B\u00AB\u00BB\u2033]/u,
    'a curly quote is here, and JSON has straight quotes: "',
  ],
  [/^['`]/, 'a single quote is here, and JSON has double quotes: "'],
];

const commentProblem = "there is a comment here";

/** What is wrong with a token itself; `undefined` if it is one of JSON. */
function problemOf(token: SyntaxKind, error: ScanError, first: string): string | undefined {
  if (token === SyntaxKind.LineCommentTrivia || token === SyntaxKind.BlockCommentTrivia) {
    return commentProblem;
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
      return "this is not a valid escape in JSON";
    case ScanError.InvalidCharacter:
      return "a string contains a control character, which must be escaped";
    case ScanError.UnexpectedEndOfComment:
      return commentProblem;
  }
}

import type { Json, JsonObject } from "../json";

/** The same type as in `tables/spec.ts`, which imports this folder. */
type VersionText = `${number}.${number}`;

/**
 * A code's section in `docs/flow-json-codes.md`, which `npm run flow-json` writes; also the rule in
 * SARIF.
 */
export interface CatalogueEntry {
  /** The usual severity, as the rule sets it; the description names the exceptions. */
  readonly severity: "error" | "warning";
  /**
   * Where the rule comes from: `documented` by Meta, `observed` in the reports of Meta's own
   * editor, or `own` for a mistake that neither reports.
   */
  readonly source: "documented" | "observed" | "own";
  /** The first Flow JSON version that the rule applies to. */
  readonly since?: VersionText;
  /** The first version that the rule no longer applies to. */
  readonly until?: VersionText;
  readonly description: string;
  readonly example: Example;
}

/**
 * Two examples: `bad` yields exactly this code, `good` yields nothing.
 * `tests/unit/flow-json/catalogue.test.ts` checks that.
 */
export type Example = ExampleSettings &
  (
    | {
        /** The example is components of a terminal screen, above its Footer. */
        readonly in: "children";
        readonly bad: readonly Json[];
        readonly good: readonly Json[];
      }
    /** The example is all screens of the document. */
    | { readonly in: "screens"; readonly bad: readonly Json[]; readonly good: readonly Json[] }
    | {
        /**
         * The example is members of the only screen, or of the document. They replace those of a
         * valid one.
         */
        readonly in: "screen" | "document";
        readonly bad: JsonObject;
        readonly good: JsonObject;
      }
    | {
        /** The example is the text of a document that an object cannot express. */
        readonly in: "text";
        readonly bad: string;
        readonly good: string;
      }
  );

/** How the examples are checked. */
interface ExampleSettings {
  /**
   * The document's version.
   *
   * @default the recommended version
   */
  readonly version?: VersionText;
  /** Whether the flow has an `endpointUri`. */
  readonly endpoint?: "given" | "absent";
  /** Whether the flow is to be published. */
  readonly publish?: true;
}

export type Catalogue = Readonly<Record<string, CatalogueEntry>>;

/** A valid Footer. */
export function footer(action: Json = { name: "complete", payload: {} }): JsonObject {
  return { type: "Footer", label: "Continue", "on-click-action": action };
}

/** A valid `navigate` to a screen. */
export function navigate(target: string, payload: Json = {}): JsonObject {
  return { name: "navigate", next: { type: "screen", name: target }, payload };
}

/** A valid screen, unless its `members` change that. It is not terminal. */
export function screen(
  id: string,
  children: readonly Json[],
  members: JsonObject = {},
): JsonObject {
  return { id, title: "Title", ...members, layout: { type: "SingleColumnLayout", children } };
}

/** A valid terminal screen. */
export function lastScreen(id: string, members: JsonObject = {}): JsonObject {
  return screen(id, [footer()], { terminal: true, ...members });
}

/** Valid options of a `data-source`. */
export function options(count: number, members: JsonObject = {}): readonly JsonObject[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `option_${index}`,
    title: `Option ${index}`,
    ...members,
  }));
}

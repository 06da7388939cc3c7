import type { Json, JsonObject } from "../json";

type VersionText = `${number}.${number}`;

/** What `docs/flow-json-codes.md` says about a code. */
export interface CatalogueEntry {
  /** The usual one; the description names the exceptions. */
  readonly severity: "error" | "warning";
  /**
   * How the rule is known: `documented` by Meta; `observed` in what Meta's own editor reports;
   * `own`, a mistake that neither of them names.
   */
  readonly source: "documented" | "observed" | "own";
  /** The first Flow JSON version that the rule applies to. */
  readonly since?: VersionText;
  /** The first version that it no longer applies to. */
  readonly until?: VersionText;
  readonly description: string;
  readonly example: Example;
}

/** Two parts of a document: `bad` yields exactly the code, `good` yields nothing. */
export type Example = ExampleSettings &
  (
    | {
        /** Components of a terminal screen, above its Footer. */
        readonly in: "children";
        readonly bad: readonly Json[];
        readonly good: readonly Json[];
      }
    | { readonly in: "screens"; readonly bad: readonly Json[]; readonly good: readonly Json[] }
    | {
        /** Members of the only screen, or of the document. */
        readonly in: "screen" | "document";
        readonly bad: JsonObject;
        readonly good: JsonObject;
      }
    | {
        /** A whole document that no object can express. */
        readonly in: "text";
        readonly bad: string;
        readonly good: string;
      }
  );

interface ExampleSettings {
  /** @default the recommended version */
  readonly version?: VersionText;
  /** Whether the flow has an `endpointUri`. */
  readonly endpoint?: "given" | "absent";
  /** Whether the flow is to be published. */
  readonly publish?: true;
}

export type Catalogue = Readonly<Record<string, CatalogueEntry>>;

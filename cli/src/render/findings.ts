import type { Finding } from "../../../provider/flow-json/finding";
import type { FlowModel } from "../../../provider/flow-json/model/flow-model";
import type { ObjectNode } from "../../../provider/flow-json/syntax/json-node";
import { groupBy } from "../../../provider/group-by";
import { firstOf } from "../../../provider/text";
import { html, type Markup } from "./markup";

/** The findings of a document, by screen or component. */
export class FindingsByPlace {
  /** The anchors of screens and components, by their paths. */
  readonly #anchors = new Map<string, string>();
  /** Screens and components, by their paths. */
  readonly #parts = new Map<string, ObjectNode>();
  /** Findings by the path of their screen or component. */
  readonly #found: ReadonlyMap<string, readonly Finding[]>;
  /** Findings by the path of their screen. */
  readonly #foundOnScreen: ReadonlyMap<string | undefined, readonly Finding[]>;

  /** @param prefix Makes the anchors unique on a page with several documents. */
  constructor(
    flow: FlowModel,
    readonly all: readonly Finding[],
    prefix = "",
  ) {
    let partCount = 0;
    const screenOf = new Map<string, string>();
    flow.screens.forEach((screen, index) => {
      this.#anchors.set(screen.node.path, `${prefix}screen-${index + 1}`);
      this.#parts.set(screen.node.path, screen.node);
      screenOf.set(screen.node.path, screen.node.path);
      for (const { node } of screen.components) {
        partCount += 1;
        this.#anchors.set(node.path, `${prefix}part-${partCount}`);
        this.#parts.set(node.path, node);
        screenOf.set(node.path, screen.node.path);
      }
    });
    this.#found = groupBy(all, ({ path }) => this.ownerOf(path));
    this.#foundOnScreen = groupBy(all, ({ path }) => screenOf.get(this.ownerOf(path)));
  }

  /** Findings about a screen itself, or about a component without those inside it. */
  at({ path }: ObjectNode): readonly Finding[] {
    return this.#found.get(path) ?? [];
  }

  /** Findings about a screen and everything on it. */
  within({ path }: ObjectNode): readonly Finding[] {
    return this.#foundOnScreen.get(path) ?? [];
  }

  /** The path of the innermost component or screen that contains a path; empty if none does. */
  ownerOf(path: string): string {
    let owner = path;
    while (owner !== "" && !this.#anchors.has(owner)) {
      // Cuts the last member or index; nothing remains of a path without one.
      owner = owner.slice(0, Math.max(owner.lastIndexOf("."), owner.lastIndexOf("["), 0));
    }
    return owner;
  }

  /** The innermost component or screen that contains a path. */
  partAt(path: string): ObjectNode | undefined {
    return this.#parts.get(this.ownerOf(path));
  }

  /** The `id` of a screen or component on the page. */
  anchorOf({ path }: ObjectNode): string {
    return this.#anchors.get(path) ?? "";
  }

  /** The anchor where a finding is shown; `undefined` for one about the document as a whole. */
  anchorOfFinding({ path }: Finding): string | undefined {
    return this.#anchors.get(this.ownerOf(path));
  }
}

/** More findings about one part would hide the other parts. */
const mostInOnePlace = 20;

/** Findings next to the part that they are about. */
export function findingNotes(findings: readonly Finding[]): Markup | undefined {
  if (findings.length === 0) return undefined;
  const { first, more } = firstOf(findings, mostInOnePlace);
  return html`<div class="findings">${first.map(
    (finding) => html`<p class="finding ${finding.severity}">${describe(finding)}</p>`,
  )}${more && html`<p class="finding">${more}</p>`}</div>`;
}

/**
 * For example `Error, line 12: …`. The word shows the severity, since some readers see no colors.
 */
export function describe({ severity, line, message, hint, code }: Finding): Markup {
  const kind = severity === "error" ? "Error" : "Warning";
  return html`<strong>${kind}, line ${line}:</strong> ${withCode(message)}. ${withCode(hint)} <code class="code">${breakable(code)}</code>`;
}

/** Formats the parts between back-quotes as code: messages write names of the document so. */
export function withCode(text: string): Markup {
  return html`${text.split("`").map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}

/** Lets a long code break between its words. */
export function breakable(code: string): Markup {
  return html`${code.split("_").map((word, index) => html`${index > 0 && html`_<wbr>`}${word}`)}`;
}

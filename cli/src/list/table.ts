import type { Flow } from "../../../provider/kaleyra/flow";
import { printable } from "../../../provider/text";
import type { Paint } from "../output";
import type { Holder } from "../pulumi/managed-flows";

/** A flow of the list and its resources; `holders` is `undefined` if no state was read. */
export interface ListedFlow {
  readonly flow: Flow;
  readonly holders: readonly Holder[] | undefined;
}

/** One column: its text for a flow, and the color. */
interface Column {
  readonly title: string;
  readonly text: (listed: ListedFlow) => string;
  readonly color?: (listed: ListedFlow) => Parameters<Paint>[0] | undefined;
}

const statusColors: Readonly<Record<string, Parameters<Paint>[0]>> = {
  PUBLISHED: "green",
  THROTTLED: "yellow",
  BLOCKED: "red",
  DEPRECATED: "dim",
};

/**
 * The name is the last column, since it may have wide characters, and only the terminal knows their
 * width.
 */
const columns: readonly Column[] = [
  { title: "ID", text: ({ flow }) => flow.id },
  {
    title: "STATUS",
    text: ({ flow }) => flow.status,
    color: ({ flow }) => statusColors[flow.status],
  },
  { title: "CATEGORIES", text: ({ flow }) => flow.categories.join(", ") },
  {
    title: "MANAGED AS",
    text: managedAs,
    color: ({ holders }) => (holders?.length === 0 ? "dim" : undefined),
  },
  { title: "NAME", text: ({ flow }) => flow.name },
];

/** The lines of a table, with the header first. */
export function tableOf(flows: readonly ListedFlow[], paint: Paint): readonly string[] {
  const hasHolders = flows.some(({ holders }) => holders !== undefined);
  const shownColumns = columns.filter(({ text }) => text !== managedAs || hasHolders);
  const rows = flows.map((listed) =>
    shownColumns.map((column) => ({
      text: printable(column.text(listed)),
      color: column.color?.(listed),
    })),
  );
  const header = shownColumns.map(({ title }) => ({ text: title, color: "bold" as const }));
  const widths = shownColumns.map((_, index) =>
    Math.max(...[header, ...rows].map((row) => row[index]?.text.length ?? 0)),
  );
  return [header, ...rows].map((row) =>
    row
      .map(({ text, color }, index) => {
        const painted = color === undefined ? text : paint(color, text);
        const isLast = index === row.length - 1;
        // Padded after it is painted: a color sequence has characters, but no width.
        return isLast ? painted : painted + " ".repeat((widths[index] ?? 0) - text.length);
      })
      .join("  "),
  );
}

/** The text after a resource, by how it is known to manage the flow. */
const marks: Readonly<Record<Holder["by"], string>> = {
  id: "",
  name: " (under another id)",
  pendingCreate: " (pending)",
};

/** For example `dev: survey`. Without a state the column is not shown. */
function managedAs({ holders = [] }: ListedFlow): string {
  if (holders.length === 0) return "-";
  return holders.map(({ stack, name, by }) => `${stack}: ${name}${marks[by]}`).join(", ");
}

import type { Cell } from "./cell";

/**
 * The messages about one cell in the engine's output, each once. Errors are below the resource.
 * Warnings of the dynamic adapter are among the stack's messages, those of the plugin are below the
 * resource. All name the flow.
 */
export function messagesOf(output: string, { name }: Cell): Message[] {
  const nameOfCell = new RegExp(`\\b${name}\\b`);
  const messages = output.split("\n").flatMap((line): Message[] => {
    const text = line.trim();
    if (!nameOfCell.test(text)) return [];
    // The errors of a flow that was created but not finished are a list with `*`.
    const error = /^(?:error: |\* )(.*)/.exec(text)?.[1];
    if (error !== undefined) return [{ severity: "error", text: error }];
    const warning = /^(?:warning: )?(kaleyra: .*)/.exec(text)?.[1];
    return warning === undefined ? [] : [{ severity: "warning", text: warning }];
  });
  return [...new Map(messages.map((message) => [message.text, message])).values()];
}

/** What the user reads about a flow, as one line. */
export interface Message {
  readonly severity: "error" | "warning";
  readonly text: string;
}

/** The message with placeholders for names, ids and addresses, so that it is equal for every flow. */
export function withPlaceholders(message: string): string {
  return message
    .replace(/\bcell\d+(-[0-9a-f]{7})?\b/g, "NAME")
    .replace(/\b127\.0\.0\.1:\d+/g, "HOST")
    .replace(/\bWABA \d{18}\b/g, "WABA ID")
    .replace(/\b\d{15,}\b/g, "ID");
}

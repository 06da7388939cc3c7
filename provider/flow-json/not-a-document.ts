import { signatureKey } from "../signatures";

/** A value that programs pass instead of a document by mistake, and what to write instead. */
export interface NotADocument {
  readonly message: string;
  readonly hint: string;
}

interface Mistake extends NotADocument {
  /** Detects it by the beginning of the text, and for a short text by the whole. */
  readonly isIn: (head: string, text: string) => boolean;
}

const readIt = 'Give the text of the file, as readFileSync(path, "utf8") reads it.';
/** In characters: the mistakes show at the beginning of a text. */
const headLength = 2_000;

const mistakes: readonly Mistake[] = [
  {
    isIn: (head) => /^[^"]{0,8}\0|^.{0,8}"\0/s.test(head),
    message: "it is UTF-16 or UTF-32, read in another encoding",
    hint: 'Save the file as UTF-8, or read it as what it is, as readFileSync(path, "utf16le") does.',
  },
  {
    isIn: (head) => /^\s*\{\s*"0"\s*:\s*(?:\d{1,3}|".")\s*[,}]/su.test(head),
    message: "it is a list of bytes (a Buffer or Uint8Array), not a document",
    hint: readIt,
  },
  {
    isIn: (head, text) =>
      /^\s*\{\s*"type"\s*:\s*"Buffer"\s*,\s*"data"\s*:/.test(head) ||
      (/^\s*\{\s*"data"\s*:\s*\[\s*\d/.test(head) &&
        /"type"\s*:\s*"Buffer"\s*\}\s*$/.test(text.slice(-60))),
    message: "it is a Buffer, not a document",
    hint: readIt,
  },
  {
    isIn: (head) =>
      head.includes(`"${signatureKey}"`) || /^\s*\{\s*"__pulumi(?:Asset|Archive)"/.test(head),
    message: "it is a Pulumi asset or archive, not a document",
    hint: readIt,
  },
  {
    isIn: (head) => /^\s*https?:\/\/\S+\s*$/.test(head),
    message: "it is an address, not a document",
    hint: "Download it, and give its text.",
  },
  {
    isIn: (head) => /^\s*[^\s{}"[\]][^\n{}"[\]]*\.(?:jsonc?|json5|ya?ml|txt)\s*$/i.test(head),
    message: "it is the path of a file, not a document",
    hint: readIt,
  },
  {
    isIn: (head) => /^\s*"\s*(?:\\[nrt]|\s)*\{/.test(head),
    message: "it is a JSON text within a JSON text",
    hint: "Give the object, or write it with JSON.stringify once.",
  },
  {
    isIn: (head) => /^\s*e(?:yJ|yA|wo|w0)[A-Za-z0-9+/=\s]*$/.test(head),
    message: "it is in base64, not JSON",
    hint: 'Decode it first, as Buffer.from(text, "base64").toString("utf8") does.',
  },
  {
    isIn: (head) => /^\s*\[object \w+\]\s*$/.test(head),
    message: "it is an object that was made a text by String() or a template",
    hint: "Give the object itself, or JSON.stringify it.",
  },
];

/** Detects values that programs pass instead of a document; `undefined` if it may be a document. */
export function notADocument(text: string): NotADocument | undefined {
  const head = text.slice(0, headLength);
  return mistakes.find(({ isIn }) => isIn(head, text));
}

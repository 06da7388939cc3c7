import { signatureKey } from "../signatures";

/** A value that programs pass instead of a document by mistake, and what to write instead. */
export interface NotADocument {
  readonly message: string;
  readonly hint: string;
}

interface Mistake extends NotADocument {
  /** @param head The first `headLength` characters of the text. */
  readonly isIn: (head: string, text: string) => boolean;
}

const hintToReadFile = 'Give the text of the file, as readFileSync(path, "utf8") reads it.';
/** A length in characters. A mistake shows at the beginning, and a text may have megabytes. */
const headLength = 2_000;

/** The first that matches counts. */
const mistakes: readonly Mistake[] = [
  {
    // U+0000 next to the first characters: in UTF-16 and UTF-32 the other bytes of "{" are zero.
    isIn: (head) => /^[^"]{0,8}\0|^.{0,8}"\0/s.test(head),
    message: "it is UTF-16 or UTF-32, read in another encoding",
    hint: 'Save the file as UTF-8, or read it as what it is, as readFileSync(path, "utf16le") does.',
  },
  {
    // Pulumi passes an array of bytes as an object with the indexes as keys.
    isIn: (head) => /^\s*\{\s*"0"\s*:\s*(?:\d{1,3}|".")\s*[,}]/su.test(head),
    message: "it is a list of bytes (a Buffer or Uint8Array), not a document",
    hint: hintToReadFile,
  },
  {
    // As JSON.stringify writes a Buffer, or with the keys in the engine's order: then "type" is at the end.
    isIn: (head, text) =>
      /^\s*\{\s*"type"\s*:\s*"Buffer"\s*,\s*"data"\s*:/.test(head) ||
      (/^\s*\{\s*"data"\s*:\s*\[\s*\d/.test(head) &&
        /"type"\s*:\s*"Buffer"\s*\}\s*$/.test(text.slice(-60))),
    message: "it is a Buffer, not a document",
    hint: hintToReadFile,
  },
  {
    // The first as the engine passes it, the second as JSON.stringify writes the object of Pulumi's SDK.
    isIn: (head) =>
      head.includes(`"${signatureKey}"`) || /^\s*\{\s*"__pulumi(?:Asset|Archive)"/.test(head),
    message: "it is a Pulumi asset or archive, not a document",
    hint: hintToReadFile,
  },
  {
    isIn: (head) => /^\s*https?:\/\/\S+\s*$/.test(head),
    message: "it is an address, not a document",
    hint: "Download it, and give its text.",
  },
  {
    isIn: (head) => /^\s*[^\s{}"[\]][^\n{}"[\]]*\.(?:jsonc?|json5|ya?ml|txt)\s*$/i.test(head),
    message: "it is the path of a file, not a document",
    hint: hintToReadFile,
  },
  {
    isIn: (head) => /^\s*"\s*(?:\\[nrt]|\s)*\{/.test(head),
    message: "it is a JSON text within a JSON text",
    hint: "Give the object, or write it with JSON.stringify once.",
  },
  {
    // The base64 of "{" and a quote, a space or a line break.
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

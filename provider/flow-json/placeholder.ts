/** The text that stands, in a document under check, for a value that is not known yet. */
export const unknownPlaceholder = "\u0000unknown";

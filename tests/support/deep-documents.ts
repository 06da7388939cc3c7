import { aDocument } from "./documents";

/**
 * A function from a number of levels to the text of a document in which `open` and `close` are
 * nested that deep. The text is built as text, since JSON.stringify fails on very deep objects.
 */
function nested(open: string, close: string): (levels: number) => string {
  return (levels) =>
    JSON.stringify({ ...aDocument(), deep: "HERE" }).replace(
      '"HERE"',
      `${open.repeat(levels)}1${close.repeat(levels)}`,
    );
}

/** Functions from a number of levels to the text of a document, by what is nested in it. */
export const deepDocuments = {
  objects: nested('{"a":', "}"),
  lists: nested("[", "]"),
  Ifs: nested('{"type":"If","condition":"true","then":[', "]}"),
  Forms: nested('{"type":"Form","name":"form","children":[', "]}"),
};

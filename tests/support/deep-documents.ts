import { aDocument } from "./documents";

/** Makes the text of a document in which a part is nested in itself. */
function nested(open: string, close: string): (levels: number) => string {
  return (levels) =>
    JSON.stringify({ ...aDocument(), deep: "HERE" }).replace(
      '"HERE"',
      `${open.repeat(levels)}1${close.repeat(levels)}`,
    );
}

/** Makers of deep documents, by the part that is nested. Each takes the number of levels. */
export const deepDocuments = {
  objects: nested('{"a":', "}"),
  lists: nested("[", "]"),
  Ifs: nested('{"type":"If","condition":"true","then":[', "]}"),
  Forms: nested('{"type":"Form","name":"form","children":[', "]}"),
};

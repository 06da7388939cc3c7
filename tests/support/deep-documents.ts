import { aDocument } from "./documents";

/** The text of a document with a part that repeats, nested so many times. */
function nested(open: string, close: string): (times: number) => string {
  return (times) =>
    JSON.stringify({ ...aDocument(), deep: "HERE" }).replace(
      '"HERE"',
      `${open.repeat(times)}1${close.repeat(times)}`,
    );
}

/** Documents that are nested deep, by what they nest. */
export const deepDocuments = {
  objects: nested('{"a":', "}"),
  lists: nested("[", "]"),
  Ifs: nested('{"type":"If","condition":"true","then":[', "]}"),
  Forms: nested('{"type":"Form","name":"form","children":[', "]}"),
};

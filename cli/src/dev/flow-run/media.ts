import { isJsonArray, isJsonObject, type Json } from "../../../../provider/flow-json/json";

/** A file that was chosen in a PhotoPicker or DocumentPicker; `${form.name}` is a list of them. */
export interface ChosenFile {
  readonly file_name: string;
  readonly mime_type: string;
  /** The size in bytes. */
  readonly size: number;
}

/**
 * A payload, or a value in it, as it is sent: WhatsApp uploads chosen files and sends where they are. No
 * file is uploaded here, so ids, addresses and keys are examples.
 *
 * @param by The action, since Meta documents different fields of a file for a message and a request.
 * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/guides/media_upload
 */
export function withUploads(value: Json, by: "complete" | "data_exchange"): Json {
  if (isJsonArray(value)) return value.map((item) => withUploads(item, by));
  if (!isJsonObject(value)) return value;
  if (isChosenFile(value)) return by === "complete" ? inMessage(value) : inRequest(value);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, withUploads(inner, by)]),
  );
}

/** Whether a value has the members that `page/value-of.ts` gives to a file, and no others. */
function isChosenFile(value: object): value is ChosenFile {
  return (
    Object.keys(value).length === 3 &&
    "file_name" in value &&
    "mime_type" in value &&
    "size" in value
  );
}

function inMessage({ file_name, mime_type }: ChosenFile): Json {
  return { file_name, mime_type, sha256: "EXAMPLE_SHA256", id: "EXAMPLE_MEDIA_ID" };
}

function inRequest({ file_name }: ChosenFile): Json {
  return {
    file_name,
    media_id: "EXAMPLE_MEDIA_ID",
    cdn_url: "https://example.com/EXAMPLE_MEDIA",
    encryption_metadata: {
      encrypted_hash: "EXAMPLE",
      iv: "EXAMPLE",
      encryption_key: "EXAMPLE",
      hmac_key: "EXAMPLE",
      plaintext_hash: "EXAMPLE",
    },
  };
}

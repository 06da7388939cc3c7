import { isJsonArray, isJsonObject, type Json } from "../../../../provider/flow-json/json";

/** A file that was chosen in a PhotoPicker or DocumentPicker, as `${form.name}` lists them. */
export interface ChosenFile {
  readonly file_name: string;
  readonly mime_type: string;
  /** In bytes. */
  readonly size: number;
}

/**
 * A payload as it is sent: WhatsApp uploads chosen files and sends where they are. No file is
 * uploaded here, so ids, addresses and keys are examples.
 *
 * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/guides/media_upload
 */
export function uploaded(payload: Json, by: "complete" | "data_exchange"): Json {
  if (isJsonArray(payload)) return payload.map((item) => uploaded(item, by));
  if (!isJsonObject(payload)) return payload;
  if (isChosenFile(payload)) return by === "complete" ? inMessage(payload) : inRequest(payload);
  return Object.fromEntries(
    Object.entries(payload).map(([key, value]) => [key, uploaded(value, by)]),
  );
}

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

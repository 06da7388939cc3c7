import type { Json, JsonObject } from "./json";

/**
 * The documented defaults of Flow JSON. A document that states one of them means the same without
 * it, so Kaleyra may add or drop it when it takes a document in.
 *
 * @see https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson
 * @see https://developers.facebook.com/docs/whatsapp/flows/reference/components
 */
const everyComponent: JsonObject = { visible: true, enabled: true, required: false };

const screen: JsonObject = {
  data: {},
  success: true,
  refresh_on_back: false,
  terminal: false,
  sensitive: [],
};

const action: JsonObject = { payload: {} };

const topLevel: JsonObject = { routing_model: {} };

const byType: Readonly<Record<string, JsonObject>> = {
  TextBody: { "font-weight": "normal", strikethrough: false, markdown: false },
  TextCaption: { "font-weight": "normal", strikethrough: false, markdown: false },
  TextInput: { "input-type": "text", "max-chars": 80 },
  TextArea: { "max-length": 600 },
  CheckboxGroup: { "media-size": "regular" },
  RadioButtonsGroup: { "media-size": "regular" },
  DatePicker: { "min-date": "1900-01-01", "max-date": "2100-12-31" },
  CalendarPicker: { mode: "single" },
  PhotoPicker: {
    "photo-source": "camera_gallery",
    "max-file-size-kb": 25600,
    "min-uploaded-photos": 0,
    "max-uploaded-photos": 30,
  },
  DocumentPicker: {
    "max-file-size-kb": 25600,
    "min-uploaded-documents": 0,
    "max-uploaded-documents": 30,
  },
  NavigationList: { "media-size": "regular" },
  Image: { "scale-type": "contain", "aspect-ratio": 1 },
};

/** The default of a member of `owner`, or `undefined` where it has none. */
export function defaultOf(owner: JsonObject, member: string): Json | undefined {
  const type = owner["type"];
  if (typeof type === "string" && !("layout" in owner)) {
    return byType[type]?.[member] ?? everyComponent[member];
  }
  if ("layout" in owner) return screen[member];
  if ("screens" in owner) return topLevel[member];
  return "name" in owner ? action[member] : everyComponent[member];
}

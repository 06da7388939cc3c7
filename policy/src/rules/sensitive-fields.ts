import type { Input, Screen } from "../../../provider/flow-json/model/flow-model";
import { isAtLeast } from "../../../provider/flow-json/model/version";
import { itemsOf, memberOf, textOf } from "../../../provider/flow-json/syntax/json-node";
import type { Flow } from "../flow/flow";
import { flowPolicy } from "../flow/flow-policy";
import { texts } from "../flow/settings";

/**
 * Words in the name or label of a field for personal data. They are English; a pack configures those
 * of other languages.
 */
const personalKeywords: readonly string[] = [
  "first name",
  "last name",
  "full name",
  "your name",
  "surname",
  "email",
  "e mail",
  "phone",
  "mobile",
  "address",
  "birth",
  "birthday",
  "birthdate",
  "dob",
  "gender",
  "religion",
  "nationality",
  "passport",
  "id number",
  "national id",
  "social security",
  "ssn",
  "tax id",
  "aadhaar",
  "pan",
  "driving licence",
  "driver license",
  "iban",
  "account number",
  "card number",
  "cvv",
  "income",
  "salary",
  "diagnosis",
  "symptoms",
  "medication",
];

/** The first Flow JSON version in which screens have `sensitive`. */
const firstVersionWithSensitive = "5.1";

/**
 * Fields for personal data are in `sensitive` of their screen, so that WhatsApp masks the
 * customer's input in the summary in the chat.
 *
 * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/reference/flowjson
 */
export const sensitiveFields = flowPolicy({
  name: "kaleyra-sensitive-fields",
  description: "Fields for personal data are in `sensitive` of their screen.",
  severity: "high",
  settings: {
    keywords: texts("Words in the name or label of a field for personal data.", personalKeywords),
  },
  *violations({ document }, { keywords }) {
    const canBeMasked = isAtLeast(document?.model.version, firstVersionWithSensitive);
    for (const screen of document?.model.screens ?? []) {
      for (const { name, component } of personalFields(screen, keywords)) {
        const hint = canBeMasked
          ? `Add "${name}" to \`sensitive\` of the screen ${screen.id ?? ""}`.trimEnd()
          : `Move the document to Flow JSON ${firstVersionWithSensitive} or later, and add the field to \`sensitive\` of its screen`;
        yield `The field "${name}" (flowJson ${component.node.path}) is for personal data, and the customer's input stays readable in the chat. ${hint}.`;
      }
    }
  },
  *remediations({ document }: Flow, { keywords }) {
    if (document === undefined) return;
    if (!isAtLeast(document.model.version, firstVersionWithSensitive)) return;
    const screens = itemsOf(memberOf(document.model.root, "screens"));
    for (const screen of document.model.screens) {
      const fields = personalFields(screen, keywords).map(({ name }) => name);
      if (fields.length === 0) continue;
      const path = ["flowJson", "screens", screens.indexOf(screen.node), "sensitive"];
      yield { path, value: [...sensitiveNames(screen), ...fields] };
    }
  },
});

/**
 * The inputs for personal data that the screen does not mask; none if a part of its `sensitive` is
 * unknown.
 */
function personalFields(screen: Screen, keywords: readonly string[]): readonly Input[] {
  const sensitive = memberOf(screen.node, "sensitive");
  if ([sensitive, ...itemsOf(sensitive)].some((node) => node?.kind === "unknown")) return [];
  const masked = new Set(sensitiveNames(screen));
  return [...screen.inputs.byName.values()].filter(
    (input) => !masked.has(input.name) && needsMask(input) && isPersonal(input, keywords),
  );
}

function sensitiveNames({ node }: Screen): readonly string[] {
  return itemsOf(memberOf(node, "sensitive")).flatMap((entry) => textOf(entry) ?? []);
}

/**
 * Whether `sensitive` has an effect on an input: WhatsApp always shows an OptIn and never a password,
 * and the customer types nothing into a NavigationList.
 */
function needsMask({ component }: Input): boolean {
  const inputType = inputTypeOf(component);
  if (inputType === "password" || inputType === "passcode") return false;
  return component.type !== "OptIn" && component.type !== "NavigationList";
}

function isPersonal({ name, component }: Input, keywords: readonly string[]): boolean {
  const inputType = inputTypeOf(component);
  if (inputType === "email" || inputType === "phone") return true;
  const label = textOf(memberOf(component.node, "label")) ?? "";
  const literalLabel = label.includes("${") ? "" : label; // A binding names a field, not the label.
  const searched = [name, literalLabel].map(asWords);
  return keywords.some((keyword) => searched.some((text) => text.includes(asWords(keyword))));
}

function inputTypeOf({ node }: Input["component"]): string | undefined {
  return textOf(memberOf(node, "input-type"));
}

/**
 * Words between spaces, so that "pan" does not match "company": `dateOfBirth` is " date of birth ".
 */
function asWords(text: string): string {
  const parts = text.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").toLowerCase();
  return ` ${parts.match(/[\p{L}\p{N}]+/gu)?.join(" ") ?? ""} `;
}

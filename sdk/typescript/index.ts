/**
 * WhatsApp flows at Kaleyra (Tata Communications) as Pulumi resources.
 *
 * @packageDocumentation
 * @example
 * ```ts
 * import * as kaleyra from "pulumi-kaleyra";
 *
 * const survey = new kaleyra.whatsapp.Flow("survey", {
 *   categories: [kaleyra.whatsapp.FlowCategory.Survey],
 *   flowJson: readFileSync("survey.json", "utf8"),
 *   publish: true,
 * });
 * export const flowId = survey.flowId;
 * ```
 */
export * as whatsapp from "./whatsapp";
export { type Config, FlowJsonDrift, Pod } from "./config";

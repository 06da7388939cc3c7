/** The inputs of one flow. */
export interface FlowInputs {
  /** `flow 7`, or `flow 7 changed`. */
  readonly name: string;
  readonly categories: readonly "OTHER"[];
  /** About 2 kB of JSON, if the setting has documents. */
  readonly flowJson?: string;
}

/** `environmentOf` of `ways/way.ts` sets them. */
const { BENCH_FLOWS, BENCH_CHANGED, BENCH_DOCUMENTS } = process.env;
/** One of so many flows changes. `ways/terraform.ts` has the same number in its configuration. */
const changedEvery = 10;

/** Whether the flow at this index changes in the operation `change`. */
export function isChanged(index: number): boolean {
  return index % changedEvery === 0;
}

/** The flows that a program declares, in every way but Terraform's. */
export const flows: readonly FlowInputs[] = Array.from(
  { length: Number(BENCH_FLOWS) },
  (_, index) => inputsOf(index, BENCH_CHANGED === "yes" && isChanged(index)),
);

/** The name of the resource, `flow-7`: the same before and after a change of the flow's name. */
export function logicalNameOf({ name }: Pick<FlowInputs, "name">): string {
  return name.split(" ", 2).join("-");
}

/** The emulator's address and credentials, from the environment, for the ways without the provider. */
export function connection() {
  const { KALEYRA_API_URL, KALEYRA_SID, KALEYRA_API_KEY, KALEYRA_WABA_ID } = process.env;
  return {
    base: `${KALEYRA_API_URL}/v2/${KALEYRA_SID}/whatsapp`,
    apiKey: KALEYRA_API_KEY ?? "",
    wabaId: KALEYRA_WABA_ID ?? "",
  };
}

/** A change is in the document if there is one, or else in the name. */
function inputsOf(index: number, hasChange: boolean): FlowInputs {
  const hasDocument = BENCH_DOCUMENTS === "yes";
  return {
    name: `flow ${index}${hasChange && !hasDocument ? " changed" : ""}`,
    categories: ["OTHER"],
    ...(hasDocument && { flowJson: documentOf(hasChange ? "Changed" : "Hello") }),
  };
}

function documentOf(heading: string): string {
  const texts = Array.from({ length: 20 }, (_, index) => ({
    type: "TextBody",
    text: `Paragraph ${index} of what the customer reads here.`,
  }));
  const leave = { name: "complete", payload: {} };
  const children = [
    { type: "TextHeading", text: heading },
    ...texts,
    { type: "Footer", label: "Done", "on-click-action": leave },
  ];
  const layout = { type: "SingleColumnLayout", children };
  const screens = [{ id: "FIRST", title: "First", terminal: true, layout }];
  return JSON.stringify({ version: "7.3", screens });
}

/**
 * The flows of all programs. The benchmark sets their number, and whether they are changed, in the
 * environment.
 */
export interface FlowInputs {
  readonly name: string;
  readonly categories: readonly "OTHER"[];
  /** Some 2 kB of JSON, where the setting has documents. */
  readonly flowJson?: string;
}

const { BENCH_FLOWS, BENCH_CHANGED, BENCH_DOCUMENTS } = process.env;
/** In a run with changes, one of so many flows changes. */
const changedEvery = 10;

export const flows: readonly FlowInputs[] = Array.from(
  { length: Number(BENCH_FLOWS) },
  (_, index) => inputsOf(index, BENCH_CHANGED === "yes" && index % changedEvery === 0),
);

/** The emulator's address and credentials, from the environment. */
export function connection() {
  const { KALEYRA_API_URL, KALEYRA_SID, KALEYRA_API_KEY, KALEYRA_WABA_ID } = process.env;
  return {
    base: `${KALEYRA_API_URL}/v2/${KALEYRA_SID}/whatsapp`,
    apiKey: KALEYRA_API_KEY ?? "",
    wabaId: KALEYRA_WABA_ID ?? "",
  };
}

function inputsOf(index: number, isChanged: boolean): FlowInputs {
  const hasDocument = BENCH_DOCUMENTS === "yes";
  return {
    name: `flow ${index}${isChanged && !hasDocument ? " changed" : ""}`,
    categories: ["OTHER"],
    ...(hasDocument && { flowJson: documentOf(isChanged ? "Changed" : "Hello") }),
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

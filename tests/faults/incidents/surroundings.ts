import { join } from "node:path";

import { metaErrorBody, metaRefusals, type Fault } from "kaleyra-emulator";

import { aDocument } from "../../support/documents";
import { emojiAcrossTheCut } from "../server/emulator-faults";
import { secondWaba } from "../server/faulty-kaleyra";
import { edited, live, type Incident, type Scene } from "./incident";

const lostCreate: Fault = { operation: "createFlow", hang: "after" };
const item = { id: "100", name: "another", status: "DRAFT", categories: ["OTHER"] };
const circlingList: Fault = {
  operation: "listFlows",
  status: 200,
  body: { data: [item], paging: { cursors: { after: "again" } } },
  times: "always",
};
const halfAnEmoji = metaErrorBody(
  { ...metaRefusals.invalidDocument, userMessage: emojiAcrossTheCut },
  "A1b2c3",
);
const invalidFlow = {
  success: true,
  validation_errors: [
    { error: "INVALID_PROPERTY", error_type: "FLOW_JSON_ERROR", message: emojiAcrossTheCut },
  ],
};

/** Each number takes eleven bytes on the wire to the engine, and two in the document. */
const large = { ...aDocument(), numbers: Array.from({ length: 1_300_000 }, () => 1) };

function faults(...all: readonly Fault[]): NonNullable<Incident["injectFault"]> {
  return ({ kaleyra }) => {
    for (const fault of all) kaleyra.addFault(fault);
  };
}

/** The create is acted on. */
function answerCreateWith(id: (scene: Scene) => string): NonNullable<Incident["injectFault"]> {
  return (scene) => {
    const body = { id: id(scene), success: true };
    scene.kaleyra.addFault({ operation: "createFlow", applyThenRespond: { status: 200, body } });
  };
}

const answerCreateWithIdOfAnother = answerCreateWith(({ kaleyra }) => kaleyra.flows()[0]?.id ?? "");

const two = { survey: live, lead: live };
const edit = { before: { survey: live }, wanted: { survey: edited } };

export const surroundingIncidents: readonly Incident[] = [
  {
    title: "kaleyra:debugLogFile in a folder that does not exist",
    wanted: two,
    environment: { KALEYRA_DEBUG_LOG_FILE: join("missing", "debug.log") },
  },
  {
    title: "kaleyra:debugLogFile on a disk that is full, at an edit",
    ...edit,
    environment: { KALEYRA_DEBUG_LOG_FILE: "/dev/full" },
  },
  {
    title: "a list that circles, and the response to a create lost",
    wanted: two,
    injectFault: faults(lostCreate, circlingList),
  },
  {
    title: "a document of 2.6 MB whose publish is refused, while another flow is created",
    wanted: {
      survey: { ...live, flowJson: large, flowJsonValidation: "Off" },
      lead: { ...live, publish: false, wabaId: secondWaba },
    },
    environment: { KALEYRA_TIMEOUT_SECONDS: "100" },
    injectFault: faults(
      {
        operation: "uploadDocument",
        applyThenRespond: { status: 200, body: { success: true } },
        times: 2,
      },
      {
        operation: "publishFlow",
        status: 400,
        body: metaErrorBody(metaRefusals.integrity, "A1b2c3"),
      },
      { operation: "createFlow", path: secondWaba, slowBodyMs: 12_000 },
    ),
  },
  {
    title: "customTimeouts of 9 seconds, and the response to a create lost",
    wanted: two,
    declaring: { options: { customTimeouts: { create: "9s" } } },
    environment: { KALEYRA_TIMEOUT_SECONDS: "120" },
    injectFault: faults(lostCreate),
  },
  {
    title: "customTimeouts of 2 seconds, and a slow response to an upload to a live flow",
    ...edit,
    declaring: { options: { customTimeouts: { update: "2s" } } },
    environment: { KALEYRA_TIMEOUT_SECONDS: "120" },
    injectFault: faults({ operation: "uploadDocument", slowBodyMs: 4_000 }),
  },
  {
    title: "kaleyra:timeoutSeconds of 9 seconds, and the response to a create lost",
    wanted: two,
    environment: { KALEYRA_TIMEOUT_SECONDS: "9" },
    injectFault: faults(lostCreate),
  },
  {
    title: "kaleyra:timeoutSeconds of 2 seconds, and a slow response to a create",
    wanted: two,
    environment: { KALEYRA_TIMEOUT_SECONDS: "2" },
    injectFault: faults({ operation: "createFlow", slowBodyMs: 4_000 }),
  },
  {
    title: "a document refused with half an emoji at the cut",
    wanted: two,
    injectFault: faults({ operation: "uploadDocument", status: 400, body: halfAnEmoji }),
  },
  {
    title: "a document found invalid with half an emoji at the cut",
    wanted: two,
    injectFault: faults({
      operation: "uploadDocument",
      applyThenRespond: { status: 200, body: invalidFlow },
    }),
  },
  {
    title: "a publish after an edit refused with half an emoji at the cut",
    ...edit,
    injectFault: faults({ operation: "publishFlow", status: 400, body: halfAnEmoji }),
  },
  {
    title: "a create answered with the id of another flow",
    before: { survey: live },
    wanted: { survey: live, lead: edited },
    declaring: { inOrder: true },
    injectFault: answerCreateWithIdOfAnother,
  },
  {
    title: "a create answered with the id of a flow that the run learns of later",
    before: { survey: live },
    wanted: { lead: edited, survey: live },
    declaring: { inOrder: true },
    injectFault: answerCreateWithIdOfAnother,
  },
  {
    title: "a create answered with an id that Kaleyra does not know",
    wanted: { survey: live },
    injectFault: answerCreateWith(() => "117950000000000001"),
  },
];

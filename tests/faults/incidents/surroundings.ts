import { join } from "node:path";

import { metaErrorBody, metaRefusals, type Fault } from "kaleyra-emulator";

import { aDocument } from "../../support/documents";
import { emojiAcrossTheCut } from "../server/emulator-faults";
import { secondWaba } from "../server/faulty-kaleyra";
import { edited, live, type Incident, type Scene } from "./incident";

/** The create is acted on, and its response never comes. */
const lostCreate: Fault = { operation: "createFlow", hang: "after" };
/** A flow that is not the stack's. */
const item = { id: "100", name: "another", status: "DRAFT", categories: ["OTHER"] };
/** Every page of the list names the same next page. */
const repeatingList: Fault = {
  operation: "listFlows",
  status: 200,
  body: { data: [item], paging: { cursors: { after: "again" } } },
  times: "always",
};
/** A refusal whose message is cut within an emoji. */
const halfAnEmoji = metaErrorBody(
  { ...metaRefusals.invalidDocument, userMessage: emojiAcrossTheCut },
  "A1b2c3",
);
/** The response to an upload of a document with a mistake, whose message is cut within an emoji. */
const invalidFlow = {
  success: true,
  validation_errors: [
    { error: "INVALID_PROPERTY", error_type: "FLOW_JSON_ERROR", message: emojiAcrossTheCut },
  ],
};

/**
 * A document of 2.6 MB. Each number takes eleven bytes on the wire to the engine, and two in the
 * document.
 */
const large = { ...aDocument(), numbers: Array.from({ length: 1_300_000 }, () => 1) };

function adding(...faults: readonly Fault[]): NonNullable<Incident["injectFault"]> {
  return ({ kaleyra }) => {
    for (const fault of faults) kaleyra.addFault(fault);
  };
}

/** The create is acted on, and its response has another id. */
function respondToCreateWith(id: (scene: Scene) => string): NonNullable<Incident["injectFault"]> {
  return (scene) => {
    const body = { id: id(scene), success: true };
    scene.kaleyra.addFault({ operation: "createFlow", applyThenRespond: { status: 200, body } });
  };
}

const respondWithOtherId = respondToCreateWith(({ kaleyra }) => kaleyra.flows()[0]?.id ?? "");

/** Two flows, so that one that is not hit by the fault shows whether it is disturbed. */
const two = { survey: live, lead: live };
const edit = { before: { survey: live }, wanted: { survey: edited } };

/** Incidents that neither signals nor TLS cause: logs, lists, documents, time limits, ids. */
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
    title: "a list whose cursor repeats, and the response to a create lost",
    wanted: two,
    injectFault: adding(lostCreate, repeatingList),
  },
  {
    title: "a document of 2.6 MB whose publish is refused, while another flow is created",
    wanted: {
      survey: { ...live, flowJson: large, flowJsonValidation: "Off" },
      lead: { ...live, publish: false, wabaId: secondWaba },
    },
    // The matrix's limit of a few seconds is too short for the document and the slow create.
    environment: { KALEYRA_TIMEOUT_SECONDS: "100" },
    injectFault: adding(
      {
        // Both uploads, whose responses then report no mistakes in this document.
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
    declareOptions: { options: { customTimeouts: { create: "9s" } } },
    environment: { KALEYRA_TIMEOUT_SECONDS: "120" },
    injectFault: adding(lostCreate),
  },
  {
    title: "customTimeouts of 2 seconds, and a slow response to an upload to a live flow",
    ...edit,
    declareOptions: { options: { customTimeouts: { update: "2s" } } },
    environment: { KALEYRA_TIMEOUT_SECONDS: "120" },
    injectFault: adding({ operation: "uploadDocument", slowBodyMs: 4_000 }),
  },
  {
    title: "kaleyra:timeoutSeconds of 9 seconds, and the response to a create lost",
    wanted: two,
    environment: { KALEYRA_TIMEOUT_SECONDS: "9" },
    injectFault: adding(lostCreate),
  },
  {
    title: "kaleyra:timeoutSeconds of 2 seconds, and a slow response to a create",
    wanted: two,
    environment: { KALEYRA_TIMEOUT_SECONDS: "2" },
    injectFault: adding({ operation: "createFlow", slowBodyMs: 4_000 }),
  },
  {
    title: "a document refused with half an emoji at the cut",
    wanted: two,
    injectFault: adding({ operation: "uploadDocument", status: 400, body: halfAnEmoji }),
  },
  {
    title: "a document found invalid with half an emoji at the cut",
    wanted: two,
    injectFault: adding({
      operation: "uploadDocument",
      applyThenRespond: { status: 200, body: invalidFlow },
    }),
  },
  {
    title: "a publish after an edit refused with half an emoji at the cut",
    ...edit,
    injectFault: adding({ operation: "publishFlow", status: 400, body: halfAnEmoji }),
  },
  {
    title: "a create answered with the id of another flow",
    before: { survey: live },
    wanted: { survey: live, lead: edited },
    declareOptions: { inOrder: true },
    injectFault: respondWithOtherId,
  },
  {
    title: "a create answered with the id of a flow that the run learns of later",
    before: { survey: live },
    wanted: { lead: edited, survey: live },
    declareOptions: { inOrder: true },
    injectFault: respondWithOtherId,
  },
  {
    title: "a create answered with an id that Kaleyra does not know",
    wanted: { survey: live },
    injectFault: respondToCreateWith(() => "117950000000000001"),
  },
];

import { startEmulator } from "kaleyra-emulator";

import { aDocument, call, documentForm } from "./caller";

const id = "123456789012345678";

const statuses = ["DRAFT", "PUBLISHED", "THROTTLED", "BLOCKED", "DEPRECATED", "SOMETHING_NEW"];

/** Each change of a flow, and Meta's code of its refusal. */
const actions = {
  "update metadata": { request: `POST /${id}`, refusedWith: 139001 },
  "upload document": { request: `POST /${id}/assets`, refusedWith: 139001 },
  publish: { request: `POST /${id}/publish`, refusedWith: 139002 },
  deprecate: { request: `POST /${id}/deprecate`, refusedWith: 139003 },
  delete: { request: `DELETE /${id}`, refusedWith: 139004 },
} as const;

type Action = keyof typeof actions;

/** The resulting status of each action; statuses that are missing here refuse it. */
const allowed: Readonly<Record<Action, Readonly<Record<string, string>>>> = {
  "update metadata": { DRAFT: "DRAFT", PUBLISHED: "DRAFT" },
  "upload document": { DRAFT: "DRAFT", PUBLISHED: "DRAFT" },
  publish: { DRAFT: "PUBLISHED" },
  deprecate: { PUBLISHED: "DEPRECATED", THROTTLED: "DEPRECATED", BLOCKED: "DEPRECATED" },
  delete: { DRAFT: "gone" },
};

const cases = (Object.keys(actions) as Action[]).flatMap((action) =>
  statuses.map((from) => ({ action, from, to: allowed[action][from] })),
);

function bodyOf(action: Action): object {
  switch (action) {
    case "update metadata":
      return { json: { name: "renamed" } };
    case "upload document":
      return { body: documentForm(aDocument()) };
    default:
      return {};
  }
}

describe("the status of a flow", () => {
  it.each(cases.filter(({ to }) => to !== undefined))(
    "changes from $from to $to with: $action",
    async ({ action, from, to }) => {
      await using kaleyra = await startEmulator({ flows: [{ id, status: from }] });

      const response = await call(kaleyra, actions[action].request, bodyOf(action));

      expect(response).toMatchObject({ status: 200, body: { success: true } });
      expect(kaleyra.flow(id)?.status ?? "gone").toBe(to);
    },
  );

  it.each(cases.filter(({ to }) => to === undefined))(
    "stays $from, since it refuses: $action",
    async ({ action, from }) => {
      await using kaleyra = await startEmulator({
        flows: [{ id, status: from }],
        switches: { deletionRefusal: "raw" },
      });
      const before = kaleyra.flow(id);

      const response = await call(kaleyra, actions[action].request, bodyOf(action));

      expect(response).toMatchObject({
        status: 400,
        body: { error: { code: actions[action].refusedWith } },
      });
      expect(kaleyra.flow(id)).toEqual(before);
    },
  );

  it("decides which of deprecate's two refusals is returned", async () => {
    await using kaleyra = await startEmulator({
      flows: [
        { id: "1", status: "DRAFT" },
        { id: "2", status: "DEPRECATED" },
      ],
    });

    const [draft, deprecated] = [
      await call(kaleyra, "POST /1/deprecate"),
      await call(kaleyra, "POST /2/deprecate"),
    ];

    expect(draft.text).toContain("Can't deprecate unpublished flow");
    expect(deprecated.text).toContain("Flow is already deprecated");
  });

  it("prevents changes of a published flow if the switch editable is off", async () => {
    await using kaleyra = await startEmulator({
      flows: [{ id, status: "PUBLISHED" }],
      switches: { editable: false },
    });

    const response = await call(kaleyra, `POST /${id}`, { json: { name: "b" } });

    expect(response).toMatchObject({
      body: { error: { code: 139001, error_subcode: 4016010 } },
    });
  });

  it("allows the deletion of a formerly published draft, unless the switch forbids it", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id, formerlyPublished: true }] });

    kaleyra.configure({ formerlyPublishedUndeletable: true });
    const refused = await call(kaleyra, `DELETE /${id}`);
    kaleyra.configure({ formerlyPublishedUndeletable: false });
    const deleted = await call(kaleyra, `DELETE /${id}`);

    expect([refused.status, deleted.status]).toEqual([400, 200]);
  });

  it("goes back to DRAFT after a change, which keeps the note that the flow was published", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id, status: "PUBLISHED" }] });

    await call(kaleyra, `POST /${id}`, { json: { name: "b" } });

    expect(kaleyra.flow(id)).toMatchObject({ status: "DRAFT", formerlyPublished: true });
  });

  it("does not exist after a deletion", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });

    await call(kaleyra, `DELETE /${id}`);
    const second = await call(kaleyra, `DELETE /${id}`);

    expect(second).toMatchObject({ status: 401, body: { error: { flow_id: expect.anything() } } });
  });
});

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { aPreview, live } from "./previews";
import { repository } from "./repository";

interface Screen {
  readonly id: string;
  readonly layout: { readonly children: Record<string, unknown>[] };
}

/**
 * A preview that edits a label, moves a component, adds a screen between two others and removes a
 * flow, in documents of the examples.
 */
export function aPlanToLookAt(): string {
  const appointment = read("published-flow/appointment.json");
  const feedback = read("pipelines/flows/feedback.json");
  return aPreview({
    steps: [
      {
        name: "appointment",
        op: "update",
        before: { ...live, flowJson: appointment },
        after: { publish: true, flowJson: edited(appointment) },
      },
      { name: "feedback", op: "delete", id: "112234", before: { ...live, flowJson: feedback } },
    ],
  });
}

function edited(text: string): string {
  const document = JSON.parse(text) as { screens: Screen[] };
  const [service, , contact, summary] = document.screens;
  if (service === undefined || contact === undefined || summary === undefined) {
    throw new Error("the example has fewer screens than before");
  }
  const [heading, body, need, where, ...rest] = service.layout.children;
  service.layout.children.splice(0, Infinity, ...list(heading, body, where, need), ...rest);
  const book = summary.layout.children.find(({ type }) => type === "Footer");
  if (book !== undefined) book["label"] = "Confirm booking";

  const onward = contact.layout.children.find(({ type }) => type === "Footer");
  const next = onward?.["on-click-action"];
  const reminder = {
    id: "REMINDER",
    title: "Reminder",
    data: (contact as unknown as Record<string, unknown>)["data"],
    layout: {
      type: "SingleColumnLayout",
      children: [
        { type: "TextSubheading", text: "Shall we remind you?" },
        {
          type: "RadioButtonsGroup",
          name: "reminder",
          label: "Reminder",
          required: true,
          "data-source": [
            { id: "day", title: "A day before" },
            { id: "hour", title: "An hour before" },
            { id: "none", title: "No reminder" },
          ],
        },
        { type: "Footer", label: "Check your booking", "on-click-action": next },
      ],
    },
  };
  if (onward !== undefined) {
    onward["on-click-action"] = {
      ...(next as object),
      next: { type: "screen", name: "REMINDER" },
    };
  }
  document.screens.splice(3, 0, reminder as Screen);
  return JSON.stringify(document);
}

function list<Item>(...items: readonly (Item | undefined)[]): Item[] {
  return items.filter((item): item is Item => item !== undefined);
}

function read(file: string): string {
  return readFileSync(join(repository, "examples", file), "utf8");
}

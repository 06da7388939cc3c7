import { readFileSync } from "node:fs";
import { join } from "node:path";

import { aPreview, live } from "./previews";
import { repository } from "./repository";

type Component = Record<string, unknown>;

/** A screen of Flow JSON, as far as it is edited here. */
interface Screen {
  readonly id: string;
  readonly title: string;
  readonly data?: unknown;
  readonly layout: { readonly type: string; readonly children: Component[] };
}

/**
 * A preview, for `kaleyra-flows comment`, with a change of every kind that tests/slow looks for on
 * its page: it edits a label, moves a component, adds a screen between two others and removes a
 * flow. The documents are those of the examples.
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

function edited(appointment: string): string {
  const document = JSON.parse(appointment) as { readonly screens: Screen[] };
  moveUp(screenOf(document.screens, "SERVICE"), "branch");
  footerOf(screenOf(document.screens, "SUMMARY"))["label"] = "Confirm booking";
  insertReminderAfter(screenOf(document.screens, "CONTACT"), document.screens);
  return JSON.stringify(document);
}

/** Moves the input with this name above the component before it. */
function moveUp({ layout: { children } }: Screen, name: string): void {
  const index = children.findIndex((component) => component["name"] === name);
  const moved = children.splice(index, 1);
  children.splice(index - 1, 0, ...moved);
}

/** Inserts a screen to which the Footer of `screen` leads, and which leads where that one led before. */
function insertReminderAfter(screen: Screen, screens: Screen[]): void {
  const footer = footerOf(screen);
  const action = footer["on-click-action"] as object;
  const reminder: Screen = {
    id: "REMINDER",
    title: "Reminder",
    data: screen.data,
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
        { type: "Footer", label: "Check your booking", "on-click-action": action },
      ],
    },
  };
  footer["on-click-action"] = { ...action, next: { type: "screen", name: reminder.id } };
  screens.splice(screens.indexOf(screen) + 1, 0, reminder);
}

function screenOf(screens: readonly Screen[], id: string): Screen {
  const screen = screens.find((candidate) => candidate.id === id);
  if (screen === undefined) throw new Error(`the example has no screen ${id} any more`);
  return screen;
}

function footerOf({ id, layout }: Screen): Component {
  const footer = layout.children.find(({ type }) => type === "Footer");
  if (footer === undefined) throw new Error(`the screen ${id} has no Footer any more`);
  return footer;
}

function read(file: string): string {
  return readFileSync(join(repository, "examples", file), "utf8");
}

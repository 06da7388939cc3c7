import { parseArgs } from "node:util";

import { bare } from "./ways/bare";
import { dynamic, floor, plugin, usual } from "./ways/pulumi";
import { terraform } from "./ways/terraform";
import type { Setting, Way } from "./ways/way";

/** In the order of the tables. */
const ways: readonly Way[] = [floor, bare, dynamic, plugin, usual, terraform];
const wayNames = ways.map(({ name }) => name);
/** The sections of the report, each measured by a file of `parts`. */
const parts = ["engine", "terraform", "start", "checker", "large"] as const;
/** The latencies are in milliseconds. */
const defaultSettings = [0, 50, 250]
  .flatMap((latencyMs) => [10, 100, 500].map((flows) => `${flows}@${latencyMs}`))
  .join();
export type Part = (typeof parts)[number];

export interface Options {
  readonly parts: readonly Part[];
  readonly ways: readonly Way[];
  /** The settings of the part `engine`. */
  readonly settings: readonly Setting[];
  readonly repetitions: number;
  /** Whether to write docs/performance.md. */
  readonly write: boolean;
  /** The command as the user typed it, for the page. */
  readonly command: string;
}

/** @throws {Error} If a flag or a value is unknown. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      parts: { type: "string", default: parts.join(",") },
      ways: { type: "string", default: wayNames.join(",") },
      settings: { type: "string", default: defaultSettings },
      repetitions: { type: "string", default: "3" },
      write: { type: "boolean", default: false },
    },
  });
  const chosenNames = values.ways.split(",").map((name) => memberOf(wayNames, name));
  return {
    parts: values.parts.split(",").map((name) => memberOf(parts, name)),
    ways: ways.filter(({ name }) => chosenNames.includes(name)),
    settings: values.settings.split(",").map(settingIn),
    repetitions: repetitionsIn(values.repetitions),
    write: values.write,
    command: args.length === 0 ? "npm run bench" : `npm run bench -- ${args.join(" ")}`,
  };
}

/** @throws {Error} If the text is not a number above 0. */
function repetitionsIn(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new Error(`${text} is not a number of repetitions`);
  return Number(text);
}

/**
 * Parses `100@50`: the number of flows, and the latency of Kaleyra's responses in milliseconds. Only the
 * part `terraform` has flows without documents.
 *
 * @throws {Error} If the text has another form.
 */
function settingIn(text: string): Setting {
  const [, flows, latencyMs] = /^(\d+)@(\d+)$/.exec(text) ?? [];
  if (flows === undefined) throw new Error(`${text} is not flows@milliseconds, such as 100@50`);
  return { flows: Number(flows), latencyMs: Number(latencyMs), documents: true };
}

/** @throws {Error} If none of the words is the text. */
function memberOf<Word extends string>(words: readonly Word[], text: string): Word {
  const word = words.find((candidate) => candidate === text);
  if (word === undefined) throw new Error(`${text} is not one of ${words.join(", ")}`);
  return word;
}

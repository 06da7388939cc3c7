import { parseArgs } from "node:util";

import { bare } from "./ways/bare";
import { dynamic, floor, plugin, usual } from "./ways/pulumi";
import { terraform } from "./ways/terraform";
import type { Setting, Way } from "./ways/way";

const ways: readonly Way[] = [floor, bare, dynamic, plugin, usual, terraform];
const parts = ["engine", "terraform", "start", "checker", "large"] as const;
const everySetting = [0, 50, 250]
  .flatMap((latencyMs) => [10, 100, 500].map((flows) => `${flows}@${latencyMs}`))
  .join();
export type Part = (typeof parts)[number];

export interface Options {
  readonly parts: readonly Part[];
  readonly ways: readonly Way[];
  readonly settings: readonly Setting[];
  readonly repetitions: number;
  /** Whether to write docs/performance.md. */
  readonly write: boolean;
  /** The command as the user typed it. */
  readonly command: string;
}

/** @throws {Error} If an argument has an invalid value. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      parts: { type: "string", default: parts.join(",") },
      ways: { type: "string", default: ways.map(({ name }) => name).join(",") },
      settings: { type: "string", default: everySetting },
      repetitions: { type: "string", default: "3" },
      write: { type: "boolean", default: false },
    },
  });
  const wanted = values.ways.split(",");
  return {
    parts: values.parts.split(",").map((name) => oneOf(name, parts)),
    ways: ways.filter(({ name }) => wanted.includes(name)),
    settings: values.settings.split(",").map(settingIn),
    repetitions: Number(values.repetitions),
    write: values.write,
    command: ["npm run bench", ...(args.length > 0 ? ["--", ...args] : [])].join(" "),
  };
}

/** Parses `100@50`: the number of flows, and the latency of Kaleyra's responses in milliseconds. */
function settingIn(text: string): Setting {
  const [, flows, latencyMs] = /^(\d+)@(\d+)$/.exec(text) ?? [];
  if (flows === undefined) throw new Error(`${text} is not flows@milliseconds, such as 100@50`);
  return { flows: Number(flows), latencyMs: Number(latencyMs), documents: true };
}

function oneOf<Word extends string>(text: string, words: readonly Word[]): Word {
  const word = words.find((candidate) => candidate === text);
  if (word === undefined) throw new Error(`${text} is not one of ${words.join(", ")}`);
  return word;
}

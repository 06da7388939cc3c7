import { parseArgs } from "node:util";

import { bare } from "./ways/bare";
import { dynamic, floor, plugin, usual } from "./ways/pulumi";
import { terraform } from "./ways/terraform";
import type { Way } from "./ways/way";

const ways: readonly Way[] = [floor, bare, dynamic, plugin, usual, terraform];
const parts = ["engine", "terraform", "start", "checker", "large"] as const;
export type Part = (typeof parts)[number];

export interface Options {
  readonly parts: readonly Part[];
  readonly ways: readonly Way[];
  readonly flows: readonly number[];
  readonly latencies: readonly number[];
  readonly repetitions: number;
  /** Whether docs/performance.md is written. */
  readonly write: boolean;
  /** As it was typed. */
  readonly command: string;
}

/** @throws {Error} If an argument is not one of those it can be. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      parts: { type: "string", default: parts.join(",") },
      ways: { type: "string", default: ways.map(({ name }) => name).join(",") },
      flows: { type: "string", default: "10,100,500" },
      latencies: { type: "string", default: "0,50,250" },
      repetitions: { type: "string", default: "3" },
      write: { type: "boolean", default: false },
    },
  });
  const wanted = values.ways.split(",");
  return {
    parts: values.parts.split(",").map((name) => oneOf(name, parts)),
    ways: ways.filter(({ name }) => wanted.includes(name)),
    flows: numbers(values.flows),
    latencies: numbers(values.latencies),
    repetitions: Number(values.repetitions),
    write: values.write,
    command: ["npm run bench", ...(args.length > 0 ? ["--", ...args] : [])].join(" "),
  };
}

function numbers(text: string): readonly number[] {
  return text.split(",").map((part) => {
    const value = Number(part);
    if (!Number.isInteger(value) || value < 0) throw new Error(`${part} is not a whole number`);
    return value;
  });
}

function oneOf<Word extends string>(text: string, words: readonly Word[]): Word {
  const word = words.find((known) => known === text);
  if (word === undefined) throw new Error(`${text} is not one of ${words.join(", ")}`);
  return word;
}

const ids = Array.from({ length: 21 }, (_, at) => `SCREEN_${String.fromCodePoint(65 + at)}`);

/** The routes of 21 screens, by their shape. */
const shapes: Readonly<Record<WideShape, (at: number) => readonly number[]>> = {
  chain: (at) => [at + 1],
  hub: (at) => (at === 0 ? ids.slice(1, -1).map((_, other) => other + 1) : [ids.length - 1]),
  mesh: (at) => [at + 1, at + 2, at + 5, at % 4 === 3 ? at - 3 : at + 9],
};

export type WideShape = "chain" | "hub" | "mesh";

/** A flow with 21 screens, more than fit next to each other. */
export function aWideFlow(shape: WideShape): string {
  const screens = ids.map((id, at) => {
    const targets = at === ids.length - 1 ? [] : shapes[shape](at);
    return {
      id,
      title: `Screen ${at + 1}`,
      ...(targets.length === 0 && { terminal: true }),
      layout: {
        type: "SingleColumnLayout",
        children: [
          ...targets.slice(1).map((target) => link(`To ${target}`, ids[target])),
          {
            type: "Footer",
            label: "On",
            "on-click-action":
              targets.length === 0
                ? { name: "complete", payload: {} }
                : navigate(ids[targets[0] ?? 0]),
          },
        ],
      },
    };
  });
  return JSON.stringify({ version: "7.3", screens });
}

function link(text: string, target: string | undefined) {
  return { type: "EmbeddedLink", text, "on-click-action": navigate(target) };
}

function navigate(name: string | undefined) {
  const last = ids.at(-1) ?? "";
  return { name: "navigate", next: { type: "screen", name: name ?? last }, payload: {} };
}

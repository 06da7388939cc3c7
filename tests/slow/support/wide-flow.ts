/** The ids of the screens, `SCREEN_A` to `SCREEN_U`. */
const ids = Array.from({ length: 21 }, (_, index) => `SCREEN_${String.fromCodePoint(65 + index)}`);
const lastIndex = ids.length - 1;

/**
 * The shape of a routing graph: screens in a line; a first screen that leads to all others; or
 * several routes from each screen, some of them back.
 */
export type WideShape = "chain" | "hub" | "mesh";

/** For each shape, the indices of the screens to which a screen leads. Those after the last mean the last. */
const targetsByShape: Readonly<Record<WideShape, (index: number) => readonly number[]>> = {
  chain: (index) => [index + 1],
  hub: (index) => (index === 0 ? ids.slice(1, -1).map((_, other) => other + 1) : [lastIndex]),
  mesh: (index) => [index + 1, index + 2, index + 5, index % 4 === 3 ? index - 3 : index + 9],
};

/** The text of a document with 21 screens, more than fit next to each other. The last is terminal. */
export function aWideFlow(shape: WideShape): string {
  const screens = ids.map((id, index) => {
    const [next, ...others] = index === lastIndex ? [] : targetsByShape[shape](index);
    return {
      id,
      title: `Screen ${index + 1}`,
      ...(next === undefined && { terminal: true }),
      layout: {
        type: "SingleColumnLayout",
        children: [
          ...others.map(linkTo),
          {
            type: "Footer",
            label: "On",
            "on-click-action":
              next === undefined ? { name: "complete", payload: {} } : navigateTo(next),
          },
        ],
      },
    };
  });
  return JSON.stringify({ version: "7.3", screens });
}

function linkTo(index: number) {
  return { type: "EmbeddedLink", text: `To ${index}`, "on-click-action": navigateTo(index) };
}

function navigateTo(index: number) {
  const name = ids[Math.min(index, lastIndex)];
  return { name: "navigate", next: { type: "screen", name }, payload: {} };
}

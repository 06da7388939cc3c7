const codes = { bold: [1, 22], dim: [2, 22], red: [31, 39], yellow: [33, 39], green: [32, 39] };

const colourCode = new RegExp(`(\u001b\\[(?:${Object.values(codes).flat().join("|")})m)`);

/** Gives a text a colour, or leaves it as it is. */
export type Paint = (colour: keyof typeof codes, text: string) => string;

export const plain: Paint = (_, text) => text;

const coloured: Paint = (colour, text) => {
  const [on, off] = codes[colour];
  return `\u001b[${on}m${text}\u001b[${off}m`;
};

/** Colours for a terminal that has them; Node respects NO_COLOR and TERM=dumb. */
export function paintFor(stream: NodeJS.WriteStream): Paint {
  return stream.isTTY && stream.hasColors() ? coloured : plain;
}

/** Maps a text except for the colours in it. */
export function exceptColours(
  text: string,
  stream: NodeJS.WriteStream,
  map: (part: string) => string,
): string {
  if (paintFor(stream) === plain) return map(text);
  const parts = text.split(colourCode);
  return parts.map((part, at) => (at % 2 === 0 ? map(part) : part)).join("");
}

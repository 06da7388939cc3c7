/** Lines and columns count from 1; the end is after the last character. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Converts offsets in a text to places, with a binary search in the starts of its lines. */
export function lineIndex(text: string): (start: number, end: number) => Place {
  const starts = [0];
  for (let offset = text.indexOf("\n"); offset !== -1; offset = text.indexOf("\n", offset + 1))
    starts.push(offset + 1);

  const position = (offset: number): [line: number, column: number] => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return [low + 1, offset - (starts[low] ?? 0) + 1];
  };
  return (start, end) => {
    const [line, column] = position(start);
    const [endLine, endColumn] = position(end);
    return { line, column, endLine, endColumn };
  };
}

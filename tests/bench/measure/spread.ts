/** The median of repeated measurements, and their range. All are NaN if there are none. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  // The same element twice for an odd number of values, the two in the middle for an even number.
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return {
    median: ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2,
    least: sorted[0] ?? Number.NaN,
    most: sorted.at(-1) ?? Number.NaN,
  };
}

/** For example `1.04 (0.98–1.10)`; without a range if all values are equal, `–` without values. */
export function formatSpread({ median, least, most }: Spread, digits = 2): string {
  if (Number.isNaN(median)) return "–";
  const spread = least === most ? "" : ` (${least.toFixed(digits)}–${most.toFixed(digits)})`;
  return `${median.toFixed(digits)}${spread}`;
}

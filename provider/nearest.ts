/** Beyond these limits a comparison costs more than a hint is worth. */
const longestName = 60;
const mostCandidates = 400;

/** The candidate that `name` most likely misspells; `undefined` where none is near. */
export function nearest<Word extends string>(
  name: string,
  candidates: Iterable<Word>,
): Word | undefined {
  if (name.length > longestName) return undefined;
  let best: Word | undefined;
  let least = Math.floor(name.length / 3) + 1;
  let compared = 0;
  for (const candidate of candidates) {
    if (compared++ === mostCandidates) break;
    if (Math.abs(candidate.length - name.length) >= least) continue;
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

/** The number of letters to change, add, drop or swap with the next one. */
function editDistance(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const next = [row];
    for (let index = 1; index <= other.length; index++) {
      const same = one[row - 1] === other[index - 1];
      let cost = Math.min(
        (last[index] ?? 0) + 1,
        (next[index - 1] ?? 0) + 1,
        (last[index - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = one[row - 1] === other[index - 2] && one[row - 2] === other[index - 1];
      if (row > 1 && index > 1 && swapped) cost = Math.min(cost, (before[index - 2] ?? 0) + 1);
      next.push(cost);
    }
    before = last;
    last = next;
  }
  return last[other.length] ?? 0;
}

/** Enough for an error in a transformation to say where it came about. */
const frames = 2;

/**
 * Pulumi notes a stack trace with each promise behind an output, four for each output of a resource, to tell of promises
 * that never end; mapped to the sources, they take a quarter of the time of a program with many flows. A
 * constructor of a resource shortens them while Pulumi's own runs. The place of the resource in the
 * program, which the engine shows, is noted by another trace, of which Pulumi sets the length itself.
 *
 * @returns Brings the length back that was.
 */
export function shortenStacks(): () => void {
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = Math.min(before, frames);
  return () => {
    Error.stackTraceLimit = before;
  };
}

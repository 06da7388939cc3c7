/** The function of Pulumi's runtime that notes a trace with each promise. */
const noting = "debuggablePromise";

/**
 * Pulumi notes a stack trace with each promise behind an output, four for each output of a resource, and shows one
 * only if its promise fails unseen or never ends. In a program that Pulumi compiles, mapping them to
 * the sources takes half of the time that a flow costs. A constructor of a resource has them written when they are read,
 * while Pulumi's own runs; the traces of all other errors stay as they are.
 *
 * @returns Puts back what wrote traces before.
 */
export function writeTracesWhenRead(): () => void {
  const write = Error.prepareStackTrace;
  if (write === undefined) return () => undefined;
  Error.prepareStackTrace = (error, frames) =>
    frames[0]?.getFunctionName() === noting
      ? { toString: () => String(write(error, frames)) }
      : write(error, frames);
  return () => {
    Error.prepareStackTrace = write;
  };
}

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
  // oxlint-disable-next-line typescript/unbound-method -- what is put there is called without its Error too
  const { prepareStackTrace } = Error;
  if (prepareStackTrace === undefined) return () => undefined;
  const write = (error: Error, frames: NodeJS.CallSite[]): unknown =>
    prepareStackTrace(error, frames);
  Error.prepareStackTrace = (error, frames): unknown =>
    frames[0]?.getFunctionName() === noting
      ? { toString: () => String(write(error, frames)) }
      : write(error, frames);
  return () => {
    Error.prepareStackTrace = prepareStackTrace;
  };
}

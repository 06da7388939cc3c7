/**
 * The function of Pulumi's runtime that records a stack trace with each promise. Without it, traces
 * are written as usual.
 */
const tracingFunction = "debuggablePromise";

/**
 * Pulumi records a stack trace with each promise behind an output: four for each output of a
 * resource. It shows one only if its promise fails unhandled or never ends. In a program that
 * Pulumi compiles, mapping the traces to the sources takes half of a flow's time. While the
 * constructor of a resource runs, traces from Pulumi's own code are mapped only when they are read.
 * All other traces stay as they are.
 *
 * @returns A function that restores the previous `Error.prepareStackTrace`.
 */
export function writeTracesWhenRead(): () => void {
  // oxlint-disable-next-line typescript/unbound-method -- what is put there is called without its Error too
  const { prepareStackTrace } = Error;
  // Then no sources are mapped, and writing a trace is cheap.
  if (prepareStackTrace === undefined) return () => undefined;
  const write = (error: Error, frames: NodeJS.CallSite[]): unknown =>
    prepareStackTrace(error, frames);
  Error.prepareStackTrace = (error, frames): unknown =>
    frames[0]?.getFunctionName() === tracingFunction
      ? { toString: () => String(write(error, frames)) }
      : write(error, frames);
  return () => {
    Error.prepareStackTrace = prepareStackTrace;
  };
}

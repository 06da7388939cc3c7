/**
 * The message that Pulumi's SDKs write if a program converts an output to text: Node.js and .NET the
 * first alternative, Python the second.
 */
const sentence =
  /Calling (?:\[(?:toString|toJSON|ToString)\] on an \[Output<T>\]|__str__ on an Output\[T\]) is not supported/;

/** Whether a text contains Pulumi's message instead of an output's value. */
export function holdsOutputAsText(text: string): boolean {
  return sentence.test(text);
}

/** The message and hint of `KALEYRA_OUTPUT_AS_TEXT`, about a document or another input. */
export const outputAsText = {
  message: "an output was turned into text: this is Pulumi's message about it, not its value",
  hint:
    "Build a text with pulumi.interpolate and JSON with pulumi.jsonStringify (Python: pulumi.Output.format and " +
    "pulumi.Output.json_dumps; .NET: Output.Format and Output.JsonSerialize), or hand the output over as it is.",
};

/**
 * The text that Pulumi's SDKs for Node.js and .NET, and for Python, write if a program converts an
 * output to text.
 */
const sentence =
  /Calling (?:\[(?:toString|toJSON|ToString)\] on an \[Output<T>\]|__str__ on an Output\[T\]) is not supported/;

/** Whether a text contains Pulumi's message instead of an output's value. */
export function holdsOutputAsText(text: string): boolean {
  return sentence.test(text);
}

export const outputAsText = {
  message: "an output was turned into text: this is Pulumi's message about it, not its value",
  hint:
    "Build a text with pulumi.interpolate and JSON with pulumi.jsonStringify (Python: pulumi.Output.format and " +
    "pulumi.Output.json_dumps; .NET: Output.Format and Output.JsonSerialize), or hand the output over as it is.",
};

/** The end of both alternatives of `sentence`. */
const end = "is not supported";

/**
 * The message that Pulumi's SDKs write if a program converts an output to text: Node.js and .NET the
 * first alternative, Python the second.
 */
const sentence = new RegExp(
  String.raw`Calling (?:\[(?:toString|toJSON|ToString)\] on an \[Output<T>\]|__str__ on an Output\[T\]) ${end}`,
);

/** Whether a text contains Pulumi's message instead of an output's value. */
export function holdsOutputAsText(text: string): boolean {
  return sentence.test(text);
}

/**
 * Whether the text of a document may contain the message. An encoder of JSON may escape the angle brackets
 * of the message, but hardly a letter of its end.
 */
export function mayHoldOutputAsText(json: string): boolean {
  return json.includes(end);
}

/** The message and hint of `KALEYRA_OUTPUT_AS_TEXT`, about a document or another input. */
export const outputAsText = {
  message: "an output was turned into text: this is Pulumi's message about it, not its value",
  hint:
    "Build a text with pulumi.interpolate and JSON with pulumi.jsonStringify (Python: pulumi.Output.format and " +
    "pulumi.Output.json_dumps; .NET: Output.Format and Output.JsonSerialize), or hand the output over as it is.",
};

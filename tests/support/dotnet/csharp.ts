/** Types of values. With `?` they are other types, also in C# 7, while a reference stays the same type. */
const valueTypes = /\b(?:bool|int|double)$/;

/**
 * Rewrites C# of a generated SDK or of an example into C# 7, which mcs reads: without the `?` and
 * the `!` of nullable references, and without `using` declarations. It matches only what Pulumi's
 * generator writes.
 */
export function inOldSyntax(source: string): string {
  return (
    source
      // The `?` behind a type, but not that of a condition or of `??`.
      .replaceAll(/(?<type>[\w.]+|>|\])\?(?=[\s),>&[])(?!\s*\?)/g, (match, type: string) =>
        valueTypes.test(type) ? match : type,
      )
      .replaceAll(/(?<=[\w)])!(?=[;,.)])/g, "")
      .replaceAll("using var ", "var ")
  );
}

/**
 * Rewrites a program of docs/examples into C# 7, which mcs reads: its statements, which begin with
 * `return await`, are in a method, and each `new()` gets the name of its class.
 */
export function programInOldSyntax(program: string): string {
  const [usings, statements] = program.split(/\n(?=return await )/);
  return `${usings}
static class Program
{
    static async System.Threading.Tasks.Task<int> Main()
    {
${withClassNames(inOldSyntax(statements ?? ""))}
    }
}
`;
}

/**
 * Names the class of each `new()`: of the arguments of a resource `Name` it is `NameArgs`, and of a
 * function `NameInvokeArgs`.
 */
function withClassNames(statements: string): string {
  return statements
    .replaceAll(
      /new (?<name>[\w.]+)\((?<first>\s*"[^"]*"),(?<space>\s*)new\(\)/g,
      "new $<name>($<first>,$<space>new $<name>Args()",
    )
    .replaceAll(/(?<name>[\w.]+)\.Invoke\(new\(\)/g, "$<name>.Invoke(new $<name>InvokeArgs()");
}

/** The types that take no reference: their `?` is another type and stays. */
const valueTypes = /\b(?:bool|int|double)$/;

/** C# of a generated SDK without what mcs does not know: nullability, and `using` without a block. */
export function inOldSyntax(source: string): string {
  return source
    .replaceAll(/(?<type>[\w.]+|>|\])\?(?=[\s),>&[])(?!\s*\?)/g, (match, type: string) =>
      valueTypes.test(type) ? match : type,
    )
    .replaceAll(/(?<=[\w)])!(?=[;,.)])/g, "")
    .replaceAll("using var ", "var ");
}

/**
 * A program of an example as mcs reads it, which ends at C# 7: top-level statements are in a method, and `new()` names
 * its class, which is the resource's or the function's with `Args`.
 */
export function programInOldSyntax(program: string): string {
  const [usings, statements] = program.split(/\n(?=return await )/);
  const spelled = inOldSyntax(statements ?? "")
    .replaceAll(
      /new (?<name>[\w.]+)\((?<first>\s*"[^"]*"),(?<space>\s*)new\(\)/g,
      "new $<name>($<first>,$<space>new $<name>Args()",
    )
    .replaceAll(/(?<name>[\w.]+)\.Invoke\(new\(\)/g, "$<name>.Invoke(new $<name>InvokeArgs()");
  return `${usings}
static class Program
{
    static async System.Threading.Tasks.Task<int> Main()
    {
${spelled}
    }
}
`;
}

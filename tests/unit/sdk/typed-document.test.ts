import { expectTypeOf } from "expect-type";
import type { whatsapp } from "pulumi-kaleyra";

type Given = NonNullable<whatsapp.FlowArgs["flowJson"]>;

describe("the document of a flow, for the compiler", () => {
  it("is a FlowJson, plain JSON or a string", () => {
    expectTypeOf<whatsapp.FlowJson>().toExtend<Given>();
    expectTypeOf<{ version: string; screens: { id: string }[] }>().toExtend<Given>();
    expectTypeOf<string>().toExtend<Given>();
  });

  it("does not compile with an unknown property", () => {
    const heading: whatsapp.flowJson.TextHeading = {
      type: "TextHeading",
      text: "Hello",
      // @ts-expect-error -- a heading has no label
      label: "Hello",
    };

    expect(heading.text).toBe("Hello");
  });
});

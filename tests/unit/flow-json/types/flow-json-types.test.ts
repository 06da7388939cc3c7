import { expectTypeOf } from "expect-type";

import type { JsonObject } from "../../../../provider/flow-json/json";
import { components } from "../../../../provider/flow-json/tables/components";
import type {
  CalendarPicker,
  ComponentInForm,
  ComponentInScreen,
  FlowJson,
  Footer,
  TextInput,
} from "../../../../sdk/typescript/flow-json/flow-json";
import type { FlowArgs } from "../../../../sdk/typescript/whatsapp/flow";
import { findingsIn } from "../it-finds";

// The compiler runs most of these tests: `@ts-expect-error` is an error on a line without one.

const footer: Footer = {
  type: "Footer",
  label: "Done",
  "on-click-action": { name: "complete", payload: { email: "${form.email}" } },
};

const document: FlowJson = {
  version: "7.3",
  screens: [
    {
      id: "ONLY",
      title: "Only",
      terminal: true,
      data: { on: { type: "boolean", __example__: true } },
      layout: {
        type: "SingleColumnLayout",
        children: [
          { type: "TextHeading", text: "Hello", visible: "${data.on}" },
          {
            type: "Form",
            name: "form",
            children: [
              { type: "TextInput", name: "email", label: "E-mail", "input-type": "email" },
              {
                type: "If",
                condition: "${data.on}",
                then: [{ type: "DatePicker", name: "day", label: "Day", enabled: false }],
              },
              footer,
            ],
          },
        ],
      },
    },
  ],
};

describe("the types of a document", () => {
  it("accept a document that the checker accepts", () => {
    expect(findingsIn(document)).toEqual([]);
  });

  it("are, like plain JSON and strings, acceptable for a flow, and nothing else is", () => {
    const imported = { version: "7.3", screens: [{ id: "A", title: "A", layout: {} }] };
    const json: JsonObject = imported;

    expectTypeOf(document).toExtend<FlowArgs["flowJson"]>();
    expectTypeOf(imported).toExtend<FlowArgs["flowJson"]>();
    expectTypeOf(json).toExtend<FlowArgs["flowJson"]>();
    expectTypeOf("{}").toExtend<FlowArgs["flowJson"]>();
    expectTypeOf([document]).not.toExtend<FlowArgs["flowJson"]>();
    expectTypeOf(7).not.toExtend<FlowArgs["flowJson"]>();
  });

  it("are assignable to any JSON", () => {
    expectTypeOf<FlowJson>().toExtend<{ readonly [key: string]: unknown }>();
  });

  it("include every component", () => {
    type Known = ComponentInScreen["type"];
    // The compiler requires all of them, and no other.
    const all: Readonly<Record<Known, true>> = {
      TextHeading: true,
      TextSubheading: true,
      TextBody: true,
      TextCaption: true,
      RichText: true,
      TextInput: true,
      TextArea: true,
      CheckboxGroup: true,
      RadioButtonsGroup: true,
      Dropdown: true,
      ChipsSelector: true,
      OptIn: true,
      DatePicker: true,
      CalendarPicker: true,
      Image: true,
      ImageCarousel: true,
      NavigationList: true,
      PhotoPicker: true,
      DocumentPicker: true,
      EmbeddedLink: true,
      Footer: true,
      Form: true,
      If: true,
      Switch: true,
    };

    expect(new Set(Object.keys(all))).toEqual(new Set(components.keys()));
  });

  it("refuse an unknown component", () => {
    // @ts-expect-error There is no such component.
    const heading: ComponentInScreen = { type: "TextHeadline", text: "Hello" };

    expect(heading).toBeDefined();
  });

  it("refuse a misspelled property", () => {
    // @ts-expect-error It is `label`.
    const input: TextInput = { type: "TextInput", name: "email", lable: "E-mail" };

    expect(input).toBeDefined();
  });

  it("refuse a property of another component", () => {
    // @ts-expect-error A Footer is always shown.
    const hidden: ComponentInScreen = { ...footer, visible: false };

    expect(hidden).toBeDefined();
  });

  it("refuse a component without its required properties", () => {
    // @ts-expect-error It needs a label.
    const input: TextInput = { type: "TextInput", name: "email" };

    expect(input).toBeDefined();
  });

  it("refuse a value of another type, but accept a binding", () => {
    const bound: TextInput = { type: "TextInput", name: "a", label: "A", required: "${data.on}" };
    // @ts-expect-error A string is not a boolean.
    const quoted: TextInput = { type: "TextInput", name: "a", label: "A", required: "true" };

    expect([bound, quoted]).toHaveLength(2);
  });

  it("refuse a word that the property does not have", () => {
    // @ts-expect-error There is no such type of input.
    const input: TextInput = { type: "TextInput", name: "a", label: "A", "input-type": "mail" };

    expect(input).toBeDefined();
  });

  it("refuse an action that a component cannot have", () => {
    const opening: Footer = {
      type: "Footer",
      label: "Open",
      // @ts-expect-error A Footer opens no address.
      "on-click-action": { name: "open_url", url: "https://example.com" },
    };

    expect(opening).toBeDefined();
  });

  it("refuse an init-value inside a Form", () => {
    const input: ComponentInForm = {
      type: "TextInput",
      name: "a",
      label: "A",
      // @ts-expect-error The Form has them in its init-values.
      "init-value": "a@example.com",
    };

    expect(input).toBeDefined();
  });

  it("refuse a component in a place where it is not allowed", () => {
    // @ts-expect-error A Form cannot be inside a Form.
    const inner: ComponentInForm = { type: "Form", name: "inner", children: [] };

    expect(inner).toBeDefined();
  });

  it("refuse a single label for a range", () => {
    const range: CalendarPicker = {
      type: "CalendarPicker",
      name: "stay",
      mode: "range",
      label: { "start-date": "From", "end-date": "To" },
    };
    // @ts-expect-error Each of the two days has a label.
    const bad: CalendarPicker = { type: "CalendarPicker", name: "a", mode: "range", label: "Days" };

    expect([range, bad]).toHaveLength(2);
  });

  it("refuse an unknown version", () => {
    // @ts-expect-error There is no such version.
    const flow: FlowJson = { version: "7.33", screens: [] };

    expect(flow).toBeDefined();
  });

  it("refuse a field without an example", () => {
    // @ts-expect-error WhatsApp's editor needs an example.
    const data: FlowJson["screens"][number]["data"] = { name: { type: "string" } };

    expect(data).toBeDefined();
  });
});

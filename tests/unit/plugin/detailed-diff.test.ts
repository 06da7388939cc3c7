import { PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";

import { UNKNOWN } from "../../../provider/lifecycle/value";
import { detailedDiff } from "../../../provider/plugin/detailed-diff";

/** The names of `PropertyDiff.Kind`, by its numbers; the last test checks them. */
const kinds = ["ADD", "ADD_REPLACE", "DELETE", "DELETE_REPLACE", "UPDATE", "UPDATE_REPLACE"];

/** The kind of change of each path. */
function diffOf(
  changed: readonly string[],
  olds: Record<string, unknown>,
  news: Record<string, unknown>,
  replaces: readonly string[] = [],
): Record<string, string | undefined> {
  const entries = [...detailedDiff({ changed, replaces }, olds, news)];
  return Object.fromEntries(entries.map(([path, diff]) => [path, kinds[diff.getKind()]]));
}

const screen = (title: string) => ({ id: "A", title, data: { "odd.key": 1, 'a"b': 2 } });

describe("the paths that differ", () => {
  it("are exactly the changed ones", () => {
    const olds = { name: "a", flowJson: { screens: [screen("1"), screen("2")] } };
    const news = { name: "b", flowJson: { screens: [screen("1"), screen("3")] } };

    expect(diffOf(["flowJson"], olds, news)).toEqual({ "flowJson.screens[1].title": "UPDATE" });
  });

  it.each([
    ["an added member", { a: {} }, { a: { b: 1 } }, { "a.b": "ADD" }],
    ["a removed member", { a: { b: 1 } }, { a: {} }, { "a.b": "DELETE" }],
    ["an added item", { a: [1] }, { a: [1, 2] }, { "a[1]": "ADD" }],
    ["a removed item", { a: [1, 2] }, { a: [1] }, { "a[1]": "DELETE" }],
    ["a member that was null", { a: { b: null } }, { a: {} }, { a: "UPDATE" }],
    ["another type", { a: { b: [1] } }, { a: { b: { c: 1 } } }, { "a.b": "UPDATE" }],
    ["a value that is not known yet", { a: { b: 1 } }, { a: { b: UNKNOWN } }, { "a.b": "UPDATE" }],
    ["a new property", {}, { a: "x" }, { a: "ADD" }],
    ["a key with a dot", { a: { "b.c": 1 } }, { a: { "b.c": 2 } }, { 'a["b.c"]': "UPDATE" }],
    ["a key with quotes", { a: { 'b"c': 1 } }, { a: { 'b"c': 2 } }, { 'a["b\\"c"]': "UPDATE" }],
  ])("name %s", (_given, olds, news, expected) => {
    expect(diffOf(["a"], olds, news)).toEqual(expected);
  });

  it.each([
    ["an inserted item", "ABC", "ANBC", { "a[1]": "ADD" }],
    ["a removed item", "ABC", "BC", { "a[0]": "DELETE" }],
    ["a moved item", "ABCD", "BCDA", { "a[0]": "DELETE", "a[3]": "ADD" }],
    ["an item instead of another", "ABC", "ANC", { "a[1]": "UPDATE" }],
    [
      "a changed item after an inserted one",
      "AB",
      "NAb",
      { "a[0]": "ADD", "a[1]": "DELETE", "a[2]": "ADD" },
    ],
    // Each letter is an item; a small letter is the item with another title.
  ])("name only %s", (_given, olds, news, expected) => {
    const items = (letters: string) =>
      [...letters].map((letter) => ({ id: letter.toUpperCase(), title: letter }));

    expect(diffOf(["a"], { a: items(olds) }, { a: items(news) })).toEqual(expected);
  });

  it("show which of them need a new resource", () => {
    const diff = diffOf(
      ["wabaId", "name"],
      { wabaId: "1", name: "a" },
      { wabaId: "2", name: "b" },
      ["wabaId"],
    );

    expect(diff).toEqual({ wabaId: "UPDATE_REPLACE", name: "UPDATE" });
  });

  it("name the property if only the provider detects the change", () => {
    expect(diffOf(["status"], { status: "DEPRECATED" }, {}, ["status"])).toEqual({
      status: "DELETE_REPLACE",
    });
    expect(diffOf(["flowJson"], { flowJson: "{}" }, { flowJson: "{}" })).toEqual({
      flowJson: "UPDATE",
    });
  });

  it("have kinds that the engine knows", () => {
    expect(Object.keys(PropertyDiff.Kind)).toEqual(kinds);
  });
});

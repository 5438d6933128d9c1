import { describe, expect, test } from "vitest";
import { inOneOrder } from "./write-order";

const change = (path: string, before: string | undefined, text: string) => ({ path, before, text });

describe("edits of several watchers", () => {
  test("that agree on the order of their documents write each once", () => {
    const edits = [
      [change("rules", "r0", "r1"), change("lists", undefined, "l1")],
      [change("lists", "l1", "l2")],
      [change("rules", "r1", "r2"), change("lists", "l2", "l3")],
    ];
    expect(inOneOrder(edits)).toEqual([change("rules", "r0", "r2"), change("lists", undefined, "l3")]);
  });

  test("that need different orders are written one after the other", () => {
    const edits = [
      [change("rules", "r0", "r1"), change("lists", "l0", "l1")],
      [change("lists", "l1", "l2"), change("rules", "r1", "r2")],
    ];
    expect(inOneOrder(edits)).toEqual(edits.flat());
  });

  test("that write a document twice are written as they come", () => {
    const edit = [change("a", "1", "2"), change("b", "1", "2"), change("a", "2", "3")];
    expect(inOneOrder([edit])).toEqual(edit);
  });

  test("that change nothing write nothing", () => {
    expect(inOneOrder([[], []])).toEqual([]);
  });
});

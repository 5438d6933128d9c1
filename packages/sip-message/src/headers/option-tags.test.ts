import { expect, test } from "vitest";
import { HeaderFields } from "../header-fields";
import { hasOptionTag, optionTags, printOptionTags, unknownOptionTags } from "./option-tags";

const headers = new HeaderFields([
  ["require", "eventlist, Foo"],
  ["require", "bar,Foo"],
  ["supported", "Path, outbound"],
]);

test("COR-019 the tags that are not understood, as written and once", () => {
  expect(unknownOptionTags(headers, "require", new Set(["eventlist"]))).toEqual(["Foo", "bar"]);
  expect(unknownOptionTags(headers, "proxy-require", new Set())).toEqual([]);
  expect(optionTags(headers, "require")).toEqual(["eventlist", "Foo", "bar"]);
  expect(printOptionTags(["Foo", "bar"])).toBe("Foo, bar");
});

test("COR-010 option tags compare without case", () => {
  expect(hasOptionTag(headers, "supported", "path")).toBe(true);
  expect(hasOptionTag(headers, "supported", "gruu")).toBe(false);
});

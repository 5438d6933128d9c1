import { expect, test } from "vitest";
import { accepted } from "../../test/outcomes";
import { HeaderFields } from "../header-fields";
import { parseRoutes } from "./route";

const read = (...rows: readonly string[]) =>
  parseRoutes(new HeaderFields(rows.map((row) => ["route", row])), "route");

test("COR-052 a route set in order, loose and strict", () => {
  const routes = accepted(
    read("<sip:p1.example.com;lr>, <sip:p2.example.com>", '"P" <sips:p3.example.com;lr=on>;x=1'),
  );
  expect(routes.map((route) => [route.uri.host, route.isLoose])).toEqual([
    ["p1.example.com", true],
    ["p2.example.com", false],
    ["p3.example.com", true],
  ]);
  expect(routes[2]?.text).toBe('"P" <sips:p3.example.com;lr=on>;x=1');
});

test("a route without brackets, of another scheme or malformed is refused", () => {
  for (const row of ["sip:p1.example.com;lr", "<tel:+1>", "<sip:>", "<sip:a"])
    expect(read(row).ok, row).toBe(false);
  expect(read(Array.from({ length: 200 }, () => "<sip:p;lr>").join()).ok).toBe(false);
});

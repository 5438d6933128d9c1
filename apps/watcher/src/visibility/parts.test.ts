import type { PresenceTransformation } from "@porchlight/presence-client";
import { expect, test } from "vitest";
import { type Part, parts, partsIn, shownBy } from "./parts";

test("POL-042 what is ticked is what is granted, and found again", () => {
  for (const part of parts) expect([...partsIn(shownBy(new Set([part]), []))]).toEqual([part]);
  expect([...partsIn(shownBy(new Set(parts), []))]).toEqual([...parts]);
  expect(shownBy(new Set<Part>(["mood"]), [])).toEqual([
    { kind: "provide-persons", members: "all" },
    { kind: "provide-attribute", name: "provide-mood", granted: true },
  ]);
});

test("POL-090 permissions that nothing here is about stay", () => {
  const before: readonly PresenceTransformation[] = [
    { kind: "provide-attribute", name: "provide-mood", granted: true },
    { kind: "provide-attribute", name: "provide-class", granted: true },
    { kind: "provide-geopriv", level: "full" },
  ];
  expect(
    shownBy(new Set<Part>(["note"]), before).map((each) => ("name" in each ? each.name : each.kind)),
  ).toEqual(["provide-persons", "provide-note", "provide-class", "provide-geopriv"]);
});

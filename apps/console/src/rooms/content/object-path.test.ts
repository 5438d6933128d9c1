import { expect, test } from "vitest";
import { objectPath } from "./object-path";

test("PRV-037 an object is read from this origin", () => {
  const path = objectPath({ owner: "sip:a/b@office.test", name: "icon.png" });
  expect(path).toBe("/content/sip%3Aa%2Fb%40office.test/icon.png");
});

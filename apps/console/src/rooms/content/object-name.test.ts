import { expect, test } from "vitest";
import { keyOf, objectOf, pathOf } from "./object-name";

const ICON = { owner: "sip:a/b@office.test", name: "icon.png" };

test("PRV-037 an object in the URL of the page, whatever its owner is called", () => {
  expect(objectOf(keyOf(ICON))).toEqual(ICON);
  for (const key of ["", "/", "icon", "sip:alice@office.test/", "/icon"])
    expect(objectOf(key)).toBeUndefined();
});

test("PRV-037 an object is read from this origin", () => {
  expect(pathOf(ICON)).toBe("/content/sip%3Aa%2Fb%40office.test/icon.png");
});

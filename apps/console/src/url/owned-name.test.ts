import { expect, test } from "vitest";
import { ownedKey, ownedName } from "./owned-name";

test("something of a user in the URL of a page, whatever its owner is called", () => {
  const icon = { owner: "sip:a/b@office.test", name: "icon.png" };
  expect(ownedName(ownedKey(icon))).toEqual(icon);
  for (const key of ["", "/", "icon", "sip:alice@office.test/", "/icon"])
    expect(ownedName(key)).toBeUndefined();
});

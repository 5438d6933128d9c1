import { expect, test } from "vitest";
import { checkSignIn } from "./check-sign-in";

test("a name belongs to the domain of the page, an address to its own", () => {
  const credentials = (address: string) => checkSignIn(address, "secret", "office.test");
  expect(credentials("alice")).toEqual({
    credentials: { address: "sip:alice@office.test", password: "secret" },
  });
  expect(credentials("alice@else.test")).toMatchObject({ credentials: { address: "sip:alice@else.test" } });
});

test("what is missing or malformed is said at its field", () => {
  expect(checkSignIn("", "", "office.test")).toEqual({
    errors: { address: "empty", password: "empty" },
  });
  expect(checkSignIn("a b", "x", "office.test")).toEqual({
    errors: { address: "malformed", password: undefined },
  });
});

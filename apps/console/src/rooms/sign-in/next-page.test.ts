import { expect, test } from "vitest";
import { nextPage } from "./next-page";

test.each([
  ["/presence?mark=busy", "/presence?mark=busy"],
  ["/users?open=sip%3Aalice%40office.test", "/users?open=sip%3Aalice%40office.test"],
])("%s is a page of the console", (asked, page) => {
  expect(nextPage(asked)).toBe(page);
});

test.each([
  null,
  "",
  "https://elsewhere.test/",
  "//elsewhere.test/",
  "/\\elsewhere.test/",
  "/\t/elsewhere.test",
  "javascript:alert(1)",
  "/sign-in?next=/sign-in",
])("%j leads to the overview", (asked) => {
  expect(nextPage(asked)).toBe("/");
});

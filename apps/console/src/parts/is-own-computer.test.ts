import { expect, test } from "vitest";
import { isOwnComputer } from "./is-own-computer";

test.each([
  ["localhost", true],
  ["porch.localhost", true],
  ["127.0.0.1", true],
  ["127.1.2.3", true],
  ["[::1]", true],
  ["192.0.2.1", false],
  ["127.example.com", false],
  ["localhost.example.com", false],
])("%s is this computer: %s", (hostname, own) => {
  expect(isOwnComputer(hostname)).toBe(own);
});

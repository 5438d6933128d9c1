import { expect, test } from "vitest";
import { say } from "../../words/testing/english";
import { refusalWords } from "./refusal-words";

test.each([
  [["SHA-256", "MD5"], "digest.order: [MD5]"],
  [["MD5", "SHA-256"], "Enter the password"],
  [["SHA-256"], "switched off here"],
] as const)("a phone that does not answer where %j are asked", (algorithms, remedy) => {
  expect(refusalWords("challenged", [...algorithms], say).remedy).toContain(remedy);
});

test("a wrong password is named as such", () => {
  expect(refusalWords("wrong-password", ["SHA-256"], say).what).toBe("the password is wrong");
});

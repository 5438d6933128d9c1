import { expect, test } from "vitest";
import { newPassword } from "./new-password";

test("a made-up password has eighteen letters that are not mistaken for one another", () => {
  const passwords = Array.from({ length: 200 }, newPassword);
  for (const password of passwords) expect(password).toMatch(/^[^\W0O1lI_]{6}(-[^\W0O1lI_]{6}){2}$/);
  expect(new Set(passwords).size).toBe(passwords.length);
});

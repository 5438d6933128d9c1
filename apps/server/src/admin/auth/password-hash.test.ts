import { expect, test } from "vitest";
import { hashPassword, verifyPassword } from "./password-hash";
import { generatePassword } from "./secret";

test("a password is known again by its hash, and no other is", async () => {
  const hash = await hashPassword("Zoë's password");
  expect(hash).toMatch(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
  expect(await verifyPassword("Zoe\u0308's password", hash)).toBe(true);
  expect(await verifyPassword("zoë's password", hash)).toBe(false);
});

test.each([undefined, "", "scrypt$1$1$1$$", "plain"])("nothing matches the hash %j", async (hash) => {
  expect(await verifyPassword("", hash)).toBe(false);
});

test("generated passwords are long, readable and different", () => {
  const passwords = Array.from({ length: 50 }, generatePassword);
  expect(new Set(passwords).size).toBe(50);
  for (const password of passwords) expect(password).toMatch(/^[abcdefghjkmnpqrstuvwxyz2-9]{20}$/);
});

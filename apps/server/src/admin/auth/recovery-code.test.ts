import { expect, test } from "vitest";
import { newRecoveryCodes, recoveryHash } from "./recovery-code";

test("there are ten codes, readable and different", () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^([a-hj-km-np-z2-9]{5}-){2}[a-hj-km-np-z2-9]{5}$/);
});

test("a code is known however it is typed", () => {
  const [code = ""] = newRecoveryCodes();
  for (const typed of [code.toUpperCase(), code.replaceAll("-", " "), code.replaceAll("-", "")])
    expect(recoveryHash(typed)).toBe(recoveryHash(code));
  expect(recoveryHash(code.slice(1))).not.toBe(recoveryHash(code));
});

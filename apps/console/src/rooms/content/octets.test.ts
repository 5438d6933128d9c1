import { expect, test } from "vitest";
import { base64Of, textOf } from "./octets";

test("PRV-037 octets and text go to base64 and back, whatever their length", async () => {
  expect(await base64Of(new Blob([Uint8Array.of(0, 255, 128)]))).toBe("AP+A");
  const text = "Žofie ☎ ".repeat(9000);
  expect(textOf(await base64Of(new Blob([text])))).toBe(text);
});

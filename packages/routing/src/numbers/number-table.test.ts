import { parseTelUri, type TelUri } from "@porchlight/sip-message";
import { expect, test } from "vitest";
import { numberTable } from "./number-table";

function tel(text: string): TelUri {
  const uri = parseTelUri(text);
  if (!uri.ok) throw new Error(uri.error.text);
  return uri.value;
}

const owner = numberTable([
  [tel("tel:+1-555-123-4567"), "sip:alice@office.test"],
  [tel("tel:7042;phone-context=office.test"), "sip:bob@office.test"],
  [tel("tel:7042;phone-context=+1-555"), "sip:carol@office.test"],
  [tel("tel:+15551234567;ext=12"), "sip:dave@office.test"],
  [tel("tel:+15551234567"), "sip:nobody@office.test"],
]);

test.each([
  ["tel:+15551234567", "sip:alice@office.test"],
  ["TEL:+1(555)123.45-67", "sip:alice@office.test"],
  ["tel:15551234567;phone-context=office.test", undefined],
  ["tel:+15551234567;isub=9", undefined],
  ["tel:+15551234567;ext=1-2", "sip:dave@office.test"],
  ["tel:70-42;phone-context=Office.TEST", "sip:bob@office.test"],
  ["tel:7042;phone-context=+15.55", "sip:carol@office.test"],
  ["tel:7042;phone-context=branch.test", undefined],
  ["tel:+7042", undefined],
])("COR-023 %s belongs to %s", (number, aor) => {
  expect(owner(tel(number))).toBe(aor);
});

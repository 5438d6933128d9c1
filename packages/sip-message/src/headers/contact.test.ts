import { describe, expect, test } from "vitest";
import { accepted } from "../../test/outcomes";
import { HeaderFields } from "../header-fields";
import { parseContacts } from "./contact";

const fields = (...rows: readonly string[]) => new HeaderFields(rows.map((row) => ["contact", row] as const));
const refused = (...rows: readonly string[]) => !parseContacts(fields(...rows)).ok;

describe("Contact", () => {
  test("COR-034 instance, reg-id, q and expires are read", () => {
    const row =
      '<sip:alice@k3j9x0q2w8.invalid;transport=ws>;reg-id=1;q=0.7;expires=600;+sip.instance="<urn:uuid:6f2a1c90>"';
    expect(accepted(parseContacts(fields(row)))).toMatchObject({
      kind: "list",
      contacts: [
        {
          uri: "sip:alice@k3j9x0q2w8.invalid;transport=ws",
          q: 0.7,
          expires: 600,
          instance: "urn:uuid:6f2a1c90",
          regId: 1,
        },
      ],
    });
  });

  test("COR-030 none at all, several in one row and over rows", () => {
    expect(parseContacts(fields())).toEqual({ ok: true, value: { kind: "list", contacts: [] } });
    const contacts = accepted(parseContacts(fields("<sip:a@x>, <sip:b@x>", "sip:c@x;q=1")));
    expect(contacts.kind === "list" && contacts.contacts.map((contact) => contact.uri)).toEqual([
      "sip:a@x",
      "sip:b@x",
      "sip:c@x",
    ]);
  });

  test("COR-030 a star stands alone", () => {
    expect(parseContacts(fields(" * ".trim()))).toEqual({ ok: true, value: { kind: "star" } });
    expect(refused("*", "<sip:a@x>")).toBe(true);
    expect(refused("<sip:a@x>, *")).toBe(true);
    expect(refused("*;expires=0")).toBe(true);
  });

  test("expires out of range or malformed counts as absent", () => {
    for (const expires of ["4294967296", "x", "-1", "1e3"]) {
      expect(accepted(parseContacts(fields(`<sip:a@x>;expires=${expires}`)))).toMatchObject({
        contacts: [{ expires: undefined }],
      });
    }
  });

  test("other malformed values are refused", () => {
    for (const row of [
      "",
      ",",
      "<sip:a@x>;q=2",
      "<sip:a@x>;q=x",
      "<sip:a@x>;reg-id=0",
      "<sip:a@x>;reg-id=a",
      "<sip:@x>",
    ]) {
      expect(refused(row), row).toBe(true);
    }
    expect(refused(Array.from({ length: 200 }, (_, index) => `<sip:${index}@x>`).join())).toBe(true);
  });

  test("a Contact need not be a SIP URI", () => {
    expect(refused("<mailto:a@x>")).toBe(false);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readRegInfo } from "./read-reginfo";
import { CONTACT_EVENTS, CONTACT_STATES, REGISTRATION_STATES, type RegInfo } from "./reginfo";
import { writeRegInfo } from "./write-reginfo";

const text = fc
  .string({ unit: "grapheme", maxLength: 12 })
  .filter((each) => !/[\u0000-\u001f\ufffe\uffff]/.test(each));

const info: fc.Arbitrary<RegInfo> = fc.record({
  version: fc.nat(),
  state: fc.constantFrom("full" as const, "partial" as const),
  registrations: fc.array(
    fc.record({
      aor: text,
      id: text,
      state: fc.constantFrom(...REGISTRATION_STATES),
      contacts: fc.array(
        fc.record(
          {
            id: text,
            state: fc.constantFrom(...CONTACT_STATES),
            event: fc.constantFrom(...CONTACT_EVENTS),
            uri: text.map((each) => `sip:${each.trim()}`),
            unknownParams: fc.array(fc.record({ name: text, value: text })),
            displayName: text,
            durationRegistered: fc.nat(),
            expires: fc.nat(),
            retryAfter: fc.nat(),
            q: fc.constantFrom("0", "0.5", "1"),
            callId: text,
            cseq: fc.nat(),
          },
          { requiredKeys: ["id", "state", "event", "uri", "unknownParams"] },
        ),
      ),
    }),
  ),
});

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const root = (attributes: string, content = ""): string =>
  `<reginfo xmlns="urn:ietf:params:xml:ns:reginfo" ${attributes}>${content}</reginfo>`;

describe("reginfo documents", () => {
  test("COR-037 what is written is read, whatever parameters and URIs hold", () => {
    fc.assert(
      fc.property(info, (wanted) => {
        const read = readRegInfo(writeRegInfo(wanted));
        expect(read.ok && plain(read.value)).toEqual(plain(wanted));
      }),
    );
  });

  test("COR-037 the example of RFC 3680 section 5.3", () => {
    const read = readRegInfo(`<?xml version="1.0"?>
       <reginfo xmlns="urn:ietf:params:xml:ns:reginfo"
           xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    version="0" state="full">
         <registration aor="sip:user@example.com" id="as9"
                       state="active">
           <contact id="76" state="active" event="registered"
                    duration-registered="7322"
                    q="0.8">
                    <uri>sip:user@pc887.example.com</uri>
           </contact>
           <contact id="77" state="terminated" event="expired"
                    duration-registered="3600"
                    q="0.5">
                    <uri>sip:user@university.edu</uri>
           </contact>
         </registration>
       </reginfo>`);
    expect(read).toEqual({
      ok: true,
      value: {
        version: 0,
        state: "full",
        registrations: [
          {
            aor: "sip:user@example.com",
            id: "as9",
            state: "active",
            contacts: [
              {
                id: "76",
                state: "active",
                event: "registered",
                durationRegistered: 7322,
                q: "0.8",
                uri: "sip:user@pc887.example.com",
                unknownParams: [],
              },
              {
                id: "77",
                state: "terminated",
                event: "expired",
                durationRegistered: 3600,
                q: "0.5",
                uri: "sip:user@university.edu",
                unknownParams: [],
              },
            ],
          },
        ],
      },
    });
  });

  test("COR-037 elements of other namespaces are passed over (RFC 3680 section 5.1)", () => {
    const read = readRegInfo(
      root('version="1" state="partial"', '<x xmlns="urn:x"/><registration aor="a" id="b" state="init"/>'),
    );
    expect(read).toMatchObject({ ok: true, value: { registrations: [{ aor: "a", contacts: [] }] } });
  });

  test.each([
    ["no XML", "<reginfo"],
    ["another root", "<registrations/>"],
    ["no version", root('state="full"')],
    ["a version that is none", root('version="-1" state="full"')],
    ["an unknown state", root('version="0" state="some"')],
    ["a registration without id", root('version="0" state="full"', '<registration aor="a" state="init"/>')],
    [
      "a contact without uri",
      root(
        'version="0" state="full"',
        '<registration aor="a" id="b" state="active"><contact id="c" state="active" event="created"/></registration>',
      ),
    ],
    ["entities", `<!DOCTYPE r [<!ENTITY e "x">]>${root('version="0" state="full"')}`],
  ])("%s is refused", (_, source) => {
    expect(readRegInfo(source).ok).toBe(false);
  });
});

import { describe, expect, test } from "vitest";
import { readPasted } from "./read-pasted";

describe("people in a table", () => {
  test("have an address and a name, with or without a head", () => {
    const text = 'uri,display name\r\nsip:bob@office.test,"Bob, ""the"" builder"\n\ncarol@office.test\n';
    expect(readPasted(text)).toEqual({
      people: [
        { uri: "sip:bob@office.test", name: 'Bob, "the" builder' },
        { uri: "sip:carol@office.test", name: "" },
      ],
      ignored: [],
    });
  });

  test.each([";", "\t"])("may be set apart by %j", (mark) => {
    const { people } = readPasted(`pres:bob@office.test${mark}Bob${mark}more`);
    expect(people).toEqual([{ uri: "pres:bob@office.test", name: "Bob" }]);
  });

  test("are told with their line where they have no address, and are there once", () => {
    const text = "sip:bob@office.test,Bob\n+1 555 0100,Phone\n<SIP:bob@OFFICE.test>,again";
    expect(readPasted(text)).toEqual({
      people: [{ uri: "sip:bob@office.test", name: "Bob" }],
      ignored: [{ line: 2, text: "+1 555 0100", why: "not-watchable" }],
    });
    expect(readPasted("")).toEqual({ people: [], ignored: [] });
    expect(readPasted('"\nsip:x@y')).toMatchObject({ people: [{ uri: "sip:x@y" }], ignored: [{ line: 1 }] });
  });
});

describe("people in vCards", () => {
  test("have the addresses of IMPP; telephones and other services are told", () => {
    const text = [
      "BEGIN:VCARD",
      "VERSION:4.0",
      "FN:Bob \\, Ltd",
      'item1.IMPP;X-SERVICE-TYPE="a:b";PREF=1:sip:bob@off',
      " ice.test",
      "IMPP:xmpp:bob@office.test",
      "TEL;VALUE=uri:tel:+1-555",
      "END:VCARD",
      "begin:vcard",
      "FN:Carol",
      "end:vcard",
    ].join("\r\n");
    expect(readPasted(text)).toEqual({
      people: [{ uri: "sip:bob@office.test", name: "Bob , Ltd" }],
      ignored: [
        { line: 6, text: "xmpp:bob@office.test", why: "not-watchable" },
        { line: 7, text: "tel:+1-555", why: "telephone" },
        { line: 9, text: "Carol", why: "without-address" },
      ],
    });
  });
});

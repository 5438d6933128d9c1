import { describe, expect, test } from "vitest";
import { readPasted } from "./read-pasted";

describe("people in a table", () => {
  test("have an address and a name, with or without a head", () => {
    const text = 'uri,display name\r\nsip:bob@office.test,"Bob, ""the"" builder"\n\ncarol@office.test\n';
    expect(readPasted(text, "office.test")).toEqual({
      people: [
        { uri: "sip:bob@office.test", name: 'Bob, "the" builder' },
        { uri: "sip:carol@office.test", name: "" },
      ],
      ignored: [],
    });
  });

  test.each([";", "\t"])("may be set apart by %j", (mark) => {
    const { people } = readPasted(`pres:bob@office.test${mark}Bob${mark}more`, "office.test");
    expect(people).toEqual([{ uri: "pres:bob@office.test", name: "Bob" }]);
  });

  test.each([
    ["name,address\nBob,bob@office.test", "Bob"],
    ["Bob;sip:bob@office.test", "Bob"],
    ["1,Bob,bob@office.test", "1"],
    ["E-Mail,Anzeigename,SIP\nb@mail.test,Bob,bob@office.test", "Bob"],
    ["First Name,Last Name,E-mail Address\nBob,Builder,bob@office.test", "Bob Builder"],
    ["Vorname;Nachname;E-Mail-Adresse\nBob;;bob@office.test", "Bob"],
    ["b@mail.test,Bob,sip:bob@office.test", "Bob"],
  ])("may stand in any column: %j", (text, name) => {
    expect(readPasted(text, "office.test")).toEqual({
      people: [{ uri: "sip:bob@office.test", name }],
      ignored: [],
    });
  });

  test("a row without an address under a head that is known is told by its first words", () => {
    expect(readPasted("name,address\nBob,\n,later\n", "office.test").ignored).toEqual([
      { line: 2, text: "Bob", why: "not-watchable" },
      { line: 3, text: "later", why: "not-watchable" },
    ]);
  });

  test("are told with their line where they have no address, and are there once", () => {
    const text = "sip:bob@office.test,Bob\n+1 555 0100,Phone\n<SIP:bob@OFFICE.test>,again";
    expect(readPasted(text, "office.test")).toEqual({
      people: [{ uri: "sip:bob@office.test", name: "Bob" }],
      ignored: [{ line: 2, text: "+1 555 0100", why: "not-watchable" }],
    });
    expect(readPasted("", "office.test")).toEqual({ people: [], ignored: [] });
    expect(readPasted('"\nsip:x@y', "office.test")).toMatchObject({
      people: [{ uri: "sip:x@y" }],
      ignored: [{ line: 1 }],
    });
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
    expect(readPasted(text, "office.test")).toEqual({
      people: [{ uri: "sip:bob@office.test", name: "Bob , Ltd" }],
      ignored: [
        { line: 6, text: "xmpp:bob@office.test", why: "not-watchable" },
        { line: 7, text: "tel:+1-555", why: "telephone" },
        { line: 9, text: "Carol", why: "without-address" },
      ],
    });
  });

  test("without one have their mail address, if it is of the domain that lists are of", () => {
    const card = (mail: string, more = "") =>
      `BEGIN:VCARD\nFN:Bob\nEMAIL;TYPE=work:${mail}\n${more}END:VCARD`;
    const bob = { uri: "sip:bob@office.test", name: "Bob" };
    expect(readPasted(card("bob@OFFICE.test"), "office.test").people).toEqual([
      { ...bob, uri: "sip:bob@OFFICE.test" },
    ]);
    expect(readPasted(card("b@office.test", "IMPP:sip:bob@office.test\n"), "office.test").people).toEqual([
      bob,
    ]);
    expect(readPasted(card("bob@mail.test"), "office.test")).toEqual({
      people: [],
      ignored: [{ line: 1, text: "Bob", why: "without-address" }],
    });
  });
});

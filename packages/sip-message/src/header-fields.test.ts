import { describe, expect, test } from "vitest";
import { frameOf, subscribeLines, withField } from "../test/messages";
import { requestIn } from "../test/outcomes";
import { HeaderFields } from "./header-fields";

const fieldsOf = (...lines: readonly string[]): HeaderFields =>
  requestIn(frameOf([...subscribeLines, ...lines])).headers;

describe("header field rules of RFC 3261 section 7.3", () => {
  test("COR-010 white space around the colon does not matter", () => {
    for (const line of [
      "Subject:            lunch",
      "Subject      :      lunch",
      "Subject            :lunch",
    ]) {
      expect(fieldsOf(line).first("subject")).toBe("lunch");
    }
  });

  test("COR-010 a folded value is one line", () => {
    const folded = ["Subject: I know you're there,", "         pick up the phone", "\t  and talk to me!"];
    expect(fieldsOf(...folded).first("subject")).toBe(
      "I know you're there, pick up the phone and talk to me!",
    );
  });

  test("COR-010 a value may start on the next line, and a folded line may be empty", () => {
    expect(fieldsOf("Subject:", " lunch").first("subject")).toBe("lunch");
    expect(fieldsOf("Subject: lunch", "  ", " today").first("subject")).toBe("lunch today");
  });

  test("COR-010 rows and comma-separated lists say the same", () => {
    const routes = ["<sip:alice@atlanta.com>", "<sip:bob@biloxi.com>", "<sip:carol@chicago.com>"];
    const separate = fieldsOf(
      `Route: ${routes[0]}`,
      "Subject: Lunch",
      `Route: ${routes[1]}`,
      `Route: ${routes[2]}`,
    );
    const mixed = fieldsOf(`Route: ${routes[0]}, ${routes[1]}`, `Route: ${routes[2]}`, "Subject: Lunch");
    const folded = fieldsOf("Subject: Lunch", `Route: ${routes[0]}, ${routes[1]},`, `       ${routes[2]}`);
    for (const headers of [separate, mixed, folded]) expect(headers.values("route")).toEqual(routes);
    expect(mixed.count("route")).toBe(2);
  });

  test("COR-010 names compare without case", () => {
    expect(fieldsOf("eXpIrEs: 60").first("expires")).toBe("60");
  });

  const compact: Readonly<Record<string, string>> = {
    a: "accept-contact",
    b: "referred-by",
    c: "content-type",
    d: "request-disposition",
    e: "content-encoding",
    j: "reject-contact",
    k: "supported",
    m: "contact",
    n: "identity-info",
    o: "event",
    r: "refer-to",
    s: "subject",
    u: "allow-events",
    x: "session-expires",
    y: "identity",
  };
  test("COR-010 compact names in either case are the long names", () => {
    for (const [short, long] of Object.entries(compact)) {
      for (const name of [short, short.toUpperCase()])
        expect(fieldsOf(`${name}: v`).raw(long)).toContain("v");
    }
  });

  test("COR-010 the compact names of what every request has", () => {
    const lines = [
      "v: SIP/2.0/WSS a.invalid;branch=z9hG4bK1",
      "f: <sip:a@x>;tag=1",
      "t: <sip:b@x>",
      "i: c1",
      "l: 0",
    ];
    const request = requestIn(frameOf(["OPTIONS sip:b@x SIP/2.0", ...lines, "CSeq: 1 OPTIONS"]));
    expect(request).toMatchObject({ callId: "c1", from: { tag: "1" }, via: { host: "a.invalid" } });
  });

  test("COR-010 no spelling hides a field that must be stripped (CVE-2020-28361)", () => {
    const spellings = [
      "P-Asserted-Identity: v",
      "P-Asserted-Identity : v",
      "P-Asserted-Identity\t: v",
      "p-ASSERTED-identity  \t :v",
      "P-Asserted-Identity:\r\n v",
    ];
    for (const line of spellings) expect(fieldsOf(line).raw("p-asserted-identity")).toEqual(["v"]);
  });

  test("COR-010 challenges and credentials are never combined or split", () => {
    const rows = ['Digest realm="a", nonce="b"', 'Digest realm="c", nonce="d"'];
    expect(fieldsOf(...rows.map((row) => `Authorization: ${row}`)).values("authorization")).toEqual(rows);
  });

  test("COR-010 commas in quotes, brackets and comments do not separate", () => {
    const values = ['"a, \\", b" <sip:a,b@x>;p="c,d"', "<sip:e@x?Subject=a,b>"];
    expect(fieldsOf(`Route: ${values.join(" , ")}`).values("route")).toEqual(values);
    expect(fieldsOf("Server: one (two, (three, four)), five").values("server")).toEqual([
      "one (two, (three, four))",
      "five",
    ]);
  });

  test("COR-010 an empty list has no values; empty elements are left out", () => {
    expect(fieldsOf("Supported:").values("supported")).toEqual([]);
    expect(fieldsOf("Supported: ,a,, b ,").values("supported")).toEqual(["a", "b"]);
    expect(fieldsOf("Supported:").has("supported")).toBe(true);
  });

  test("entries come in order with the names they are sent with", () => {
    const headers = new HeaderFields([
      ["call-id", "1"],
      ["sip-etag", "2"],
      ["x-porch-light", "3"],
    ]);
    headers.append("cseq", "4 INVITE");
    expect([...headers.entries()]).toEqual([
      ["Call-ID", "1"],
      ["SIP-ETag", "2"],
      ["X-Porch-Light", "3"],
      ["CSeq", "4 INVITE"],
    ]);
    expect(headers.size).toBe(4);
  });

  test("a repeated field is seen as such", () => {
    const headers = requestIn(
      frameOf(withField([...subscribeLines, "Expires: 1"], "Expires", "Expires: 1", "Expires: 2")),
    ).headers;
    expect(headers.isRepeated("expires")).toBe(true);
    expect(headers.isRepeated("event")).toBe(false);
    expect(headers.isRepeated("route")).toBe(false);
  });
});

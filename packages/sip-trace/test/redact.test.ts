import { decodeUtf8Lossy, encodeUtf8 } from "@porchlight/sip-message";
import { describe, expect, test } from "vitest";
import { redacted, type Sight } from "../src/redact/redact";
import { lines, request } from "./messages";
import { fc, test as property } from "./property";

const seen = (text: string, sight: Sight = "content"): string =>
  decodeUtf8Lossy(redacted(encodeUtf8(text), sight));

const digest =
  'Digest username="alice", realm="office.test", nonce="NONCE1", uri="sip:office.test", response="0123456789abcdef0123456789abcdef", cnonce="CNONCE1", nc=00000001, qop=auth, opaque="OPAQUE1"';

describe("secrets are hidden from every role", () => {
  test("SYS-018 of digest credentials what a password could be guessed by, and nothing else", () => {
    expect(seen(request("PUBLISH", { fields: [`Authorization: ${digest}`] }))).toContain(
      'Authorization: Digest username="alice", realm="office.test", nonce=********, uri="sip:office.test", response=**********************************, cnonce=*********, nc=00000001, qop=auth, opaque=*********\r\n',
    );
  });

  test.each([
    ["Authorization", digest],
    ["PROXY-AUTHORIZATION", digest],
    ["Authorization ", digest],
    ["Authorization", digest.replaceAll(", ", ",\r\n\t")],
    ["Authorization", digest.replaceAll(", ", ",\n ")],
    ["Authorization", digest.replace("Digest", "dIGEST  ")],
    ["Authorization", `${digest} response="0123456789abcdef0123456789abcdef"`],
    ["Authorization", digest.replace('="NONCE1"', '= "NONCE1')],
    ["Authorization", "Basic YWxpY2U6MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="],
    ["Authorization", "Bearer NONCE1 CNONCE1"],
    ["Authorization", "NONCE1"],
    ["WWW-Authenticate", 'Digest realm="office.test", nonce="NONCE1", opaque="OPAQUE1", algorithm=MD5'],
    ["Proxy-Authenticate", 'Digest realm="office.test", nonce="NONCE1", stale=true'],
    [
      "Authentication-Info",
      'nextnonce="NONCE1", rspauth="0123456789abcdef0123456789abcdef", cnonce="CNONCE1"',
    ],
  ])("SYS-018 %s: %s", (name, value) => {
    for (const text of [
      request("PUBLISH", { fields: [`${name}: ${value}`] }),
      lines("SIP/2.0 401 Unauthorized", `${name}:${value}`, "", ""),
      `garbage\n${name}: ${value}`,
      `${name}: ${value}`,
      request("NOTIFY", { body: lines("SIP/2.0 401 Unauthorized", `${name}: ${value}`, "") }),
    ]) {
      for (const sight of ["content", "structure"] as const) {
        expect(seen(text, sight)).not.toMatch(/NONCE1|OPAQUE1|0123456789abcdef|YWxpY2U6/);
        expect(seen(text, sight)).toHaveLength(text.length);
      }
    }
  });

  test("SYS-018 a response stands nowhere in a head without its field", () => {
    const text = lines("PUBLISH sip:a@b SIP/2.0", 'Authorisation Digest response="0123456789abcdef"', "", "");
    expect(seen(text)).not.toContain("0123456789abcdef");
  });

  test("what is none stays as it is, to the octet", () => {
    const text = request("MESSAGE", { fields: ["Subject: nonce of the day"], body: 'response="yes"' });
    expect(seen(text)).toBe(text);
  });
});

describe("whoever sees structure only", () => {
  const note = "<presence><note>in the bath</note></presence>";

  test("SYS-018 sees the fields of a message and that there is a body, not what it says", () => {
    const text = request("PUBLISH", { fields: ["Event: presence", "Subject: bath"], body: note });
    const shown = seen(text, "structure");
    expect(shown).toContain(
      "Event: presence\r\nSubject:*****\r\nContent-Length: 45\r\n\r\n".replace(":*****", ": ****"),
    );
    expect(shown.endsWith(`\r\n\r\n${"*".repeat(note.length)}`)).toBe(true);
    expect(shown).toHaveLength(text.length);
  });

  test.each([
    ["a body after lines that end otherwise", request("PUBLISH", { body: "bath" }).replaceAll("\r\n", "\n")],
    ["a body that no empty line announces", `${request("PUBLISH").trimEnd()}\r\n<note>bath</note>`],
    ["a line that is no field", request("PUBLISH", { fields: ["bath"] })],
    ["a field of somebody's own", request("PUBLISH", { fields: ["X-Note: bath"] })],
    ["a folded line of it", request("PUBLISH", { fields: ["X-Note: a", " bath"] })],
    ["a name that says it", request("PUBLISH", { fields: ["Geolocation: <cid:bath>"] })],
    ["a URI with a subject", request("INVITE", { fields: ["Contact: <sip:a@b?Subject=bath>"] })],
    ["no SIP at all", "bath\r\n\r\nbath"],
    ["something like SIP", "PUBLISH bath\r\n\r\n"],
  ])("SYS-018 does not see %s", (_, text) => {
    expect(seen(text, "content")).toContain("bath");
    expect(seen(text, "structure")).not.toContain("bath");
  });

  property(
    "SYS-018 sees nothing of any body",
    fc.tuple(fc.stringMatching(/^[a-z]{4,40}$/), fc.constantFrom("\r\n", "\n", "\r")),
    ([secret, lineEnd]) => {
      const text = request("MESSAGE", { body: `QQQ${secret}QQQ\r\nFrom: QQQ${secret}QQQ` }).replaceAll(
        "\r\n",
        lineEnd,
      );
      expect(seen(text, "structure")).not.toContain("QQQ");
    },
  );
});

property("any octets stay as long as they are", fc.uint8Array({ maxLength: 400 }), (octets) => {
  for (const sight of ["content", "structure"] as const) {
    expect(redacted(octets, sight)).toHaveLength(octets.length);
  }
});

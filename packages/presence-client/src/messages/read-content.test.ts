import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { IncomingMessage } from "./message-exchange";
import { readContent } from "./read-content";
import { checkRequired, receivedMessage } from "./received-message";

const bob = "sip:bob@office.test";
const composing =
  '<isComposing xmlns="urn:ietf:params:xml:ns:im-iscomposing"><state>active</state></isComposing>';
const accept = "Accept: text/plain, message/cpim, application/im-iscomposing+xml";

function message(
  contentType: string | undefined,
  body: string,
  more: Record<string, string> = {},
): IncomingMessage {
  const fields: Partial<Record<string, string>> = {
    ...(contentType === undefined ? {} : { "content-type": contentType }),
    ...more,
  };
  return { from: bob, displayName: "", body, header: (name) => fields[name] };
}

const cpim = (headers: string, content: string): string => `${headers}\r\n${content}`;
const plain = "Content-Type: text/plain\r\n\r\nHello";

/** What is shown of a message, or how it is refused. */
function shown(of: IncomingMessage): unknown {
  const content = readContent(of);
  if (!content.ok) return content.error;
  return content.value.kind === "text" ? content.value.text : content.value.kind;
}

describe("COR-054 bodies of MESSAGE", () => {
  test.each<[string, string | undefined, string, unknown]>([
    ["text", "text/plain", "Hello ☕", "Hello ☕"],
    ["text of a charset that is shown", "text/plain; charset=US-ASCII", "Hello", "Hello"],
    [
      "text of another charset",
      "text/plain; charset=iso-8859-1",
      "Hello",
      { status: 415, headers: [accept] },
    ],
    ["whether somebody writes", "application/im-iscomposing+xml", composing, "composing"],
    [
      "the same within message/cpim",
      "message/cpim",
      cpim("", `Content-Type: application/im-iscomposing+xml\r\n\r\n${composing}`),
      "composing",
    ],
    ["text within message/cpim", "Message/CPIM", cpim("Subject: Lunch\r\n", plain), "Hello"],
    [
      "a picture within message/cpim",
      "message/cpim",
      cpim("", "Content-Type: image/png\r\n\r\nx"),
      { status: 415, headers: [accept] },
    ],
    [
      "encoded text within message/cpim",
      "message/cpim",
      cpim("", "Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\neA=="),
      { status: 415, headers: [accept] },
    ],
    [
      "message/cpim within itself",
      "message/cpim",
      cpim("", `Content-Type: message/cpim\r\n\r\n${cpim("", plain)}`),
      { status: 415, headers: [accept] },
    ],
    ["message/cpim that is none", "message/cpim", "Hello", { status: 400 }],
    ["a status that is none", "application/im-iscomposing+xml", "<presence/>", { status: 400 }],
    ["a page", "text/html", "<b>Hello</b>", { status: 415, headers: [accept] }],
    ["no type", undefined, "Hello", { status: 400 }],
    ["nothing", undefined, "", "nothing"],
    [
      "COR-065 the best that is understood of several",
      "multipart/alternative;boundary=b",
      `--b\r\n${plain}\r\n--b\r\nContent-Type: text/html\r\n\r\n<b>Hello</b>\r\n--b--`,
      "Hello",
    ],
  ])("COR-054 %s", (_, type, body, expected) => {
    expect(shown(message(type, body))).toEqual(expected);
  });

  test("COR-054 an encoded body is refused with what would not be", () => {
    expect(shown(message("text/plain", "x", { "content-encoding": "gzip" }))).toEqual({
      status: 415,
      headers: ["Accept-Encoding: identity"],
    });
  });

  test("COR-019 an extension that is required is refused", () => {
    expect(checkRequired(message("text/plain", "x", { require: "foo" }))).toEqual({
      ok: false,
      error: { status: 420, headers: ["Unsupported: foo"] },
    });
  });

  test("COR-054 nothing that comes makes the reader fail", () => {
    const type = fc.oneof(
      fc.constantFrom("text/plain", "message/cpim", "multipart/mixed;boundary=b"),
      fc.string(),
    );
    const body = fc.oneof(
      fc.string(),
      fc.string().map((text) => `--b\r\n${text}\r\n--b--`),
    );
    fc.assert(
      fc.property(type, body, (contentType, text) => {
        readContent(message(contentType, text));
      }),
    );
  });
});

describe("COR-054 what is kept of a text", () => {
  const received = (of: IncomingMessage, now = Date.UTC(2030, 0, 1, 12)) => {
    const content = readContent(of);
    if (!content.ok || content.value.kind !== "text") throw new Error("no text");
    return receivedMessage(of, content.value, now);
  };

  test("COR-054 subject, time and another author of message/cpim, as claims", () => {
    const headers =
      "From: Carol <im:carol@office.test>\r\nSubject: Lunch\r\nDateTime: 2030-01-01T11:59:00Z\r\n";
    expect(received(message("message/cpim", cpim(headers, plain)))).toMatchObject({
      text: "Hello",
      subject: "Lunch",
      author: "Carol (im:carol@office.test)",
      sentAt: Date.UTC(2030, 0, 1, 11, 59),
      unknownRequired: [],
    });
    expect(
      received(message("message/cpim", cpim("From: <im:bob@office.test>\r\n", plain))).author,
    ).toBeUndefined();
  });

  test("COR-054 what must be understood and is not", () => {
    const headers = "NS: f <urn:f>\r\nRequire: f.Font\r\n";
    expect(received(message("message/cpim", cpim(headers, plain))).unknownRequired).toEqual(["f.Font"]);
  });

  test.each([
    ["within its time", "60", false],
    ["after its time", "59", true],
    ["without end", "0", false],
  ])("COR-054 Expires counts from Date: %s", (_, expires, isExpired) => {
    const date = "Tue, 01 Jan 2030 11:59:00 GMT";
    expect(received(message("text/plain", "x", { date, expires })).isExpired).toBe(isExpired);
  });

  test("COR-054 without a Date its time begins when it comes", () => {
    expect(received(message("text/plain", "x", { expires: "1" })).isExpired).toBe(false);
  });
});

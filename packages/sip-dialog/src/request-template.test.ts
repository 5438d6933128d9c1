import { encodeUtf8, type Frame, parseMessage, type SipRequest } from "@porchlight/sip-message";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { subscribe } from "../test/requests";
import { type Dialog, uasDialog } from "./dialog";
import { RequestTemplate, type RequestTransport } from "./request-template";

function dialogOver(routes: readonly string[], target = "sip:bob@192.0.2.4:5070"): Dialog {
  const headers = [`Contact: <${target}>`, ...routes.map((route) => `Record-Route: ${route}`)];
  const made = uasDialog(subscribe({ headers }), "ours");
  if (!made.ok) throw new Error(made.error);
  return made.value;
}

const template = (dialog: Dialog, transport: RequestTransport = "udp"): RequestTemplate =>
  new RequestTemplate({
    dialog,
    method: "NOTIFY",
    transport,
    sentBy: "198.51.100.1:5060",
    contact: "<sip:s1@198.51.100.1:5060>",
    headers: [["Event", "presence"]],
  });

const state = "Subscription-State: active;expires=3600\r\n";
const body = { contentType: "application/pidf+xml", text: "<ä/>", octets: 5 };

function read(frame: Frame): SipRequest {
  const outcome = parseMessage(typeof frame === "string" ? encodeUtf8(frame) : frame, "stream");
  if (outcome.kind !== "message" || outcome.message.kind !== "request")
    throw new Error(JSON.stringify(outcome));
  return outcome.message;
}

test("a request within a dialog, to the letter", () => {
  const frame = template(dialogOver([])).frame("z9hG4bKn1", 12, state, body);
  expect(frame.split("\r\n")).toEqual([
    "NOTIFY sip:bob@192.0.2.4:5070 SIP/2.0",
    "Via: SIP/2.0/UDP 198.51.100.1:5060;branch=z9hG4bKn1;rport",
    "Max-Forwards: 70",
    "From: <sip:alice@office.test>;tag=ours",
    'To: "Bob \\"B\\" <x>; y" <sip:bob@office.test>;tag=bobs',
    "Call-ID: call-1",
    "CSeq: 12 NOTIFY",
    "Contact: <sip:s1@198.51.100.1:5060>",
    "Event: presence",
    "Subscription-State: active;expires=3600",
    "Content-Type: application/pidf+xml",
    "Content-Length: 5",
    "",
    "<ä/>",
  ]);
});

test("without a body there is no Content-Type", () => {
  const frame = template(dialogOver([])).frame("z9hG4bKn1", 1, "", undefined);
  expect(frame.endsWith("Event: presence\r\nContent-Length: 0\r\n\r\n")).toBe(true);
});

test("RLS-064 a compressed body goes out octet by octet behind its coding", () => {
  const data = Uint8Array.from({ length: 256 }, (_, octet) => octet);
  const encoded = { contentType: body.contentType, encoding: "gzip", data };
  const request = read(template(dialogOver([])).frame("z9hG4bKn1", 1, 'Subject: "Grüße"\r\n', encoded));
  expect(request.body).toEqual(data);
  expect(["content-type", "content-encoding", "subject"].map((name) => request.headers.first(name))).toEqual([
    body.contentType,
    "gzip",
    '"Grüße"',
  ]);
});

test.each([
  ["ws", "WS"],
  ["wss", "WSS"],
  ["tcp", "TCP"],
  ["tls", "TLS"],
  ["udp", "UDP"],
] as const)("COR-003 the Via of a request over %s names %s", (transport, name) => {
  const { via } = read(template(dialogOver([]), transport).frame("z9hG4bKn1", 1, "", undefined));
  expect(via).toMatchObject({ transport: name, host: "198.51.100.1", port: 5060, branch: "z9hG4bKn1" });
  expect(via.rport).toBe(transport === "udp" ? true : undefined);
});

describe("COR-052 RFC 3261 section 12.2.1.1 routing", () => {
  const routed = (dialog: Dialog) => {
    const request = read(template(dialog).frame("z9hG4bKn1", 1, "", undefined));
    return { uri: request.uri, routes: request.headers.values("route") };
  };

  test("loose routers: the target is addressed, the route set follows in order", () => {
    expect(routed(dialogOver(["<sip:p2.test;lr>", "<sip:p1.test;lr>"]))).toEqual({
      uri: "sip:bob@192.0.2.4:5070",
      routes: ["<sip:p2.test;lr>", "<sip:p1.test;lr>"],
    });
  });

  test("a strict router is addressed itself, the target goes to the end", () => {
    expect(routed(dialogOver(["<sip:p2.test;method=INVITE?Subject=x>;q=1", "<sip:p1.test;lr>"]))).toEqual({
      uri: "sip:p2.test",
      routes: ["<sip:p1.test;lr>", "<sip:bob@192.0.2.4:5070>"],
    });
  });

  test("headers and the method parameter of a target never reach the Request-URI", () => {
    expect(routed(dialogOver([], "sip:bob@192.0.2.4;method=BYE;ob?Replaces=1")).uri).toBe(
      "sip:bob@192.0.2.4;ob",
    );
  });
});

test("a tag that is no token is quoted again", () => {
  const dialog = { ...dialogOver([]), remoteTag: "a b" };
  expect(template(dialog).frame("b", 1, "", undefined)).toContain(';tag="a b"\r\n');
});

test("no part of a dialog can end a line", () => {
  const part = fc.string({ unit: fc.constantFrom("a", "\r", "\n", "\r\n", ":", " ") });
  fc.assert(
    fc.property(fc.array(part, { minLength: 10, maxLength: 10 }), (parts) => {
      const at = (index: number): string => parts[index] ?? "";
      const dialog: Dialog = {
        ...dialogOver([]),
        callId: at(0),
        localTag: at(1),
        remoteTag: at(2),
        localUri: at(3),
        remoteUri: at(4),
        remoteTarget: at(5),
        routeSet: [at(6)],
      };
      const made = new RequestTemplate({
        dialog,
        method: "NOTIFY",
        transport: "tcp",
        sentBy: at(7),
        contact: at(8),
        headers: [["Event", at(9)]],
      });
      const frame = made.frame("z9hG4bK1", 1, "", { contentType: at(0), text: "", octets: 0 });
      const lines = frame.split(/\r\n|\r|\n/);
      expect(lines.slice(-2)).toEqual(["", ""]);
      expect(lines.slice(0, -2).map((line) => line.split(/[: ]/, 1)[0])).toEqual([
        ..."NOTIFY Via Route Max-Forwards From To Call-ID CSeq Contact Event Content-Type Content-Length".split(
          " ",
        ),
      ]);
    }),
  );
});

test("what is built is read back", () => {
  const request = read(template(dialogOver([])).frame("z9hG4bKn1", 4_000_000_000, state, body));
  expect(request).toMatchObject({
    method: "NOTIFY",
    callId: "call-1",
    cseq: { number: 4_000_000_000, method: "NOTIFY" },
  });
  expect(request.from.tag).toBe("ours");
  expect(request.to.tag).toBe("bobs");
  expect(new TextDecoder().decode(request.body)).toBe(body.text);
});

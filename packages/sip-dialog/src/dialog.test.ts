import { describe, expect, test } from "vitest";
import { bobsContact, type RequestParts, subscribe } from "../test/requests";
import { acceptRemoteCSeq, type Dialog, dialogKey, refreshTarget, uasDialog } from "./dialog";

function dialog(parts?: RequestParts): Dialog {
  const made = uasDialog(subscribe(parts), "ours");
  if (!made.ok) throw new Error(made.error);
  return made.value;
}

const isRefused = (headers: readonly string[]): boolean => !uasDialog(subscribe({ headers }), "ours").ok;

describe("RFC 3261 section 12.1.1 the dialog at the end that answers", () => {
  test("takes Call-ID, tags, target and CSeq from the request", () => {
    expect(dialog()).toEqual({
      callId: "call-1",
      localTag: "ours",
      remoteTag: "bobs",
      localUri: "<sip:alice@office.test>",
      remoteUri: '"Bob \\"B\\" <x>; y" <sip:bob@office.test>',
      remoteTarget: "sip:bob@192.0.2.4:5070;ob",
      routeSet: [],
      localCSeq: undefined,
      remoteCSeq: 7,
      secure: false,
    });
  });

  test("the route set is Record-Route, in order and as sent, however it is spread over fields", () => {
    const headers = [
      bobsContact,
      "Record-Route: <sip:p3.test;lr>, <sip:p2.test;lr>;x=y",
      'Record-Route: "Proxy, one" <sip:p1.test;lr;ftag=a>',
    ];
    expect(dialog({ headers }).routeSet).toEqual([
      "<sip:p3.test;lr>",
      "<sip:p2.test;lr>;x=y",
      '"Proxy, one" <sip:p1.test;lr;ftag=a>',
    ]);
  });

  test.each([
    ["sip:bob@office.test;tag=t", "sip:bob@office.test"],
    ["sip:bob@office.test;tag=t;other=1", "sip:bob@office.test;other=1"],
    ["<sip:bob@office.test;user=phone>;a=b;tag=t", "<sip:bob@office.test;user=phone>;a=b"],
    ["Bob Barker <sip:bob@office.test>;TAG=t", "Bob Barker <sip:bob@office.test>"],
    ['"<;tag=no>" <sip:bob@office.test>;tag=t', '"<;tag=no>" <sip:bob@office.test>'],
    ["<sip:bob@office.test>", "<sip:bob@office.test>"],
  ])("From %s stays as sent but for its tag", (from, expected) => {
    expect(dialog({ from }).remoteUri).toBe(expected);
  });

  test("a From without tag, of an RFC 2543 client, is a dialog with an empty tag", () => {
    expect(dialog({ from: "<sip:bob@office.test>" }).remoteTag).toBe("");
  });

  test("is secure when a sips URI was asked for over TLS or WSS", () => {
    const via = (transport: string) => `SIP/2.0/${transport} 192.0.2.4;branch=z9hG4bK1`;
    expect(dialog({ uri: "sips:alice@office.test", via: via("TLS") }).secure).toBe(true);
    expect(dialog({ uri: "SIPS:alice@office.test", via: via("WSS") }).secure).toBe(true);
    expect(dialog({ uri: "sips:alice@office.test", via: via("TCP") }).secure).toBe(false);
    expect(dialog({ uri: "sip:alice@office.test", via: via("TLS") }).secure).toBe(false);
  });

  test("needs exactly one Contact, with a SIP or SIPS URI", () => {
    expect(isRefused([])).toBe(true);
    expect(isRefused(["Contact: *"])).toBe(true);
    expect(isRefused([bobsContact, "Contact: <sip:bob@192.0.2.5>"])).toBe(true);
    expect(isRefused(["Contact: <tel:+15551234>"])).toBe(true);
    expect(isRefused(["Contact: <sip:bob@>"])).toBe(true);
    expect(isRefused(["Contact: <sips:bob@192.0.2.4>"])).toBe(false);
  });

  test("a malformed or endless Record-Route is refused", () => {
    expect(isRefused([bobsContact, "Record-Route: sip:p1.test;lr"])).toBe(true);
    expect(isRefused([bobsContact, "Record-Route: <http://p1.test>"])).toBe(true);
    const many = Array.from({ length: 33 }, (_, index) => `Record-Route: <sip:p${index}.test;lr>`);
    expect(isRefused([bobsContact, ...many])).toBe(true);
    expect(isRefused([bobsContact, ...many.slice(1)])).toBe(false);
  });
});

describe("RFC 3261 section 12.2.2 requests within the dialog", () => {
  test("a CSeq that does not rise is out of order", () => {
    expect(acceptRemoteCSeq(dialog(), 6)).toBe("out-of-order");
    expect(acceptRemoteCSeq(dialog(), 7)).toBe("out-of-order");
    expect(acceptRemoteCSeq(dialog(), 8)).toBe("in-order");
    expect(acceptRemoteCSeq(dialog(), 4_000_000_000)).toBe("in-order");
    expect(acceptRemoteCSeq({ ...dialog(), remoteCSeq: undefined }, 0)).toBe("in-order");
  });

  test("a new Contact is the new target; the route set stays", () => {
    const before = dialog({ headers: [bobsContact, "Record-Route: <sip:p1.test;lr>"] });
    const headers = ["Contact: <sip:bob@198.51.100.9>", "Record-Route: <sip:p9.test;lr>"];
    const after = refreshTarget(before, subscribe({ cseq: 8, headers }));
    expect(after).toEqual({
      ok: true,
      value: { ...before, remoteCSeq: 8, remoteTarget: "sip:bob@198.51.100.9" },
    });
  });

  test("without Contact the target stays; a malformed one is refused", () => {
    const before = dialog();
    expect(refreshTarget(before, subscribe({ cseq: 8, headers: [] }))).toEqual({
      ok: true,
      value: { ...before, remoteCSeq: 8 },
    });
    expect(refreshTarget(before, subscribe({ cseq: 8, headers: ["Contact: *"] })).ok).toBe(false);
  });
});

test("Call-ID and both tags name a dialog, each in its place", () => {
  const keys = [
    dialogKey("a", "b", "c"),
    dialogKey("a", "c", "b"),
    dialogKey("a b", "", "c"),
    dialogKey("a", "b c", ""),
  ];
  expect(new Set(keys).size).toBe(keys.length);
});

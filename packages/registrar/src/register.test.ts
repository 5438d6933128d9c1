import { instant } from "@porchlight/kernel";
import { beforeEach, describe, expect, test } from "vitest";
import { aor, instance, overUdp, overWss, Registry, short } from "../test/registry";
import { endsWithFlow } from "./binding";
import { defaultRegisterLimits } from "./lifetime";

const phone = "<sip:alice@192.0.2.4:5070>";
const browser = `<sip:alice@k3j9x0q2w8.invalid;transport=ws>;reg-id=1;${instance}`;
let registry: Registry;

beforeEach(() => {
  registry = new Registry();
});

describe("COR-030 register, refresh, remove, query", () => {
  test("V-03 a browser registers: the Contact comes back with its parameters and what it was granted", () => {
    const outcome = registry.accepted([browser], { expires: 600 });
    expect(outcome.contactHeaderValues).toEqual([`${browser};expires=600`]);
    expect(outcome.put).toEqual(outcome.bindings);
    expect(outcome.put).toEqual([
      {
        aor,
        key: "<urn:uuid:6f2a1c90-3b47-4d1e-9c55-0a8f7be21d44>;reg-id=1",
        contactUri: "sip:alice@k3j9x0q2w8.invalid;transport=ws",
        contactParameters: `;reg-id=1;${instance}`,
        q: 1,
        callId: "reg-1",
        cseq: 1,
        instance: "urn:uuid:6f2a1c90-3b47-4d1e-9c55-0a8f7be21d44",
        regId: 1,
        run: expect.stringMatching(/^[0-9a-f]{16}$/),
        path: [],
        userAgent: "phone",
        peer: overWss,
        expiresAt: 1_600_000,
        registeredAt: 1_000_000,
        refreshedAt: 1_000_000,
      },
    ]);
  });

  test("a refresh keeps the binding and when it began", () => {
    registry.accepted([phone]);
    const [before] = registry.bindings;
    registry.pass(100).accepted([phone], { userAgent: "phone 2" });
    expect(registry.bindings).toEqual([
      {
        ...before,
        cseq: 2,
        userAgent: "phone 2",
        expiresAt: instant(registry.now + 3_600_000),
        refreshedAt: registry.now,
      },
    ]);
  });

  test("V-03 no Contact: all bindings with what is left of them, nothing changed", () => {
    registry.accepted([phone, "<sip:alice@192.0.2.5>;q=0.5;expires=120"]);
    const { contactHeaderValues, put, remove } = registry.pass(60).accepted([]);
    expect(contactHeaderValues).toEqual([`${phone};expires=3540`, "<sip:alice@192.0.2.5>;q=0.5;expires=60"]);
    expect([put, remove]).toEqual([[], []]);
  });

  test("every 200 lists what others registered too", () => {
    registry.accepted([phone], { callId: "desk" });
    expect(registry.accepted([browser], { callId: "browser" }).contactHeaderValues).toHaveLength(2);
  });

  test("expires=0 removes one binding, in the parameter or the header", () => {
    registry.accepted([phone, "<sip:alice@192.0.2.5>"]);
    const { remove, contactHeaderValues } = registry.accepted([`${phone};expires=0`]);
    expect(remove.map(({ contactUri }) => contactUri)).toEqual(["sip:alice@192.0.2.4:5070"]);
    expect(contactHeaderValues).toHaveLength(1);
    registry.accepted(["<sip:alice@192.0.2.5>"], { expires: 0 });
    expect(registry.bindings).toEqual([]);
  });

  test("removing what is not there changes nothing", () => {
    const { put, remove, bindings } = registry.accepted([`${phone};expires=0`]);
    expect([put, remove, bindings]).toEqual([[], [], []]);
  });

  test("V-03 Contact: * with Expires 0 removes all", () => {
    registry.accepted([phone, "<sip:alice@192.0.2.5>"]);
    const outcome = registry.accepted(["*"], { expires: 0 });
    expect(outcome.remove).toHaveLength(2);
    expect(outcome.contactHeaderValues).toEqual([]);
    expect(short(registry.register(["*"], { expires: 0 }))).toBe("200");
  });

  test("V-03 Contact: * with another Expires, or none, is 400", () => {
    registry.accepted([phone]);
    expect(short(registry.register(["*"], { expires: 60 }))).toBe("400");
    expect(short(registry.register(["*"]))).toBe("400");
    expect(registry.contacts).toHaveLength(1);
  });

  test("equivalent URIs are one binding, others are not", () => {
    registry.accepted(["<sip:%61lice@Host.example.com;foo=1>"]);
    registry.accepted(["<sip:alice@host.example.com>"]);
    expect(registry.contacts).toEqual(["sip:alice@host.example.com"]);
    registry.accepted(["<sip:alice@host.example.com:5060>"]);
    registry.accepted(["<sip:Alice@host.example.com>"]);
    registry.accepted(["<sip:alice@host.example.com;transport=tcp>"]);
    registry.accepted(["<sips:alice@host.example.com>"]);
    expect(registry.contacts).toHaveLength(5);
  });

  test("a URI that is neither sip nor sips is bound as it is written", () => {
    registry.accepted(["<tel:+15551234>", "<mailto:alice@example.com>"]);
    registry.accepted(["<tel:+15551234>;expires=0"]);
    expect(registry.contacts).toEqual(["mailto:alice@example.com"]);
  });

  test("equivalence that does not carry over makes no two bindings of one key", () => {
    for (const parameter of [";foo=1", "", ";foo=2", ";foo=1"]) {
      registry.accepted([`<sip:alice@192.0.2.4${parameter}>`]);
    }
    expect(registry.contacts).toEqual(["sip:alice@192.0.2.4;foo=2", "sip:alice@192.0.2.4;foo=1"]);
    expect(new Set(registry.bindings.map(({ key }) => key)).size).toBe(2);
  });

  test("parameters and URI come back as sent; GRUUs a client offers do not", () => {
    const contact =
      '<sip:+19725552222@gw1.example.net;unknown?Route=%3Csip:x%3E>;other="a b";methods="INVITE,BYE"';
    const { contactHeaderValues } = registry.accepted([`${contact};pub-gruu="sip:a;gr";expires=90`]);
    expect(contactHeaderValues).toEqual([`${contact};expires=90`]);
  });

  test("a User-Agent is kept up to a bound", () => {
    registry.accepted([phone], { userAgent: "x".repeat(10_000) });
    expect(registry.bindings[0]?.userAgent).toHaveLength(256);
  });
});

describe("COR-031 how long", () => {
  const granted = (contact: string, expires?: number): string =>
    registry
      .accepted([contact], expires === undefined ? {} : { expires })
      .contactHeaderValues[0]?.split(";expires=")[1] ?? "";

  test("the parameter counts before the header, the header before the default", () => {
    expect(granted(`${phone};expires=100`, 200)).toBe("100");
    expect(granted(phone, 200)).toBe("200");
    expect(granted(phone)).toBe("3600");
  });

  test("a parameter that is no number counts as absent", () => {
    expect(granted(`${phone};expires=soon`, 200)).toBe("200");
    expect(granted(`${phone};expires=4294967296`)).toBe("3600");
  });

  test("V-03 30 s is 423 with Min-Expires, and the binding stays as it was", () => {
    registry.accepted([browser], { expires: 600 });
    const before = registry.bindings;
    expect(short(registry.register([browser], { expires: 30 }))).toBe("423 Min-Expires: 60");
    expect(registry.bindings).toEqual(before);
    expect(short(registry.register([`${phone};expires=59`, "<sip:alice@192.0.2.5>"]))).toBe(
      "423 Min-Expires: 60",
    );
  });

  test("the minimum itself is granted", () => {
    expect(granted(phone, 60)).toBe("60");
  });

  test("an hour or more is never too brief, whatever the minimum", () => {
    const limits = { ...defaultRegisterLimits, minSeconds: 7200 };
    expect(short(registry.register([phone], { expires: 3599, limits }))).toBe("423 Min-Expires: 7200");
    expect(short(registry.register([phone], { expires: 3600, limits }))).toBe("200");
  });

  test("V-03 longer than the maximum is cut without a word", () => {
    expect(granted(phone, 999_999)).toBe("86400");
    expect(granted(`${phone};expires=4294967295`)).toBe("86400");
  });
});

describe("COR-032 COR-058 order, all or nothing", () => {
  const other = "<sip:alice@192.0.2.5>";

  test("V-03 the same Call-ID with a CSeq that does not rise is 500 and changes nothing", () => {
    registry.accepted([phone], { cseq: 10 });
    const before = registry.bindings;
    expect(short(registry.register([phone], { cseq: 10 }))).toBe("500");
    expect(short(registry.register([`${phone};expires=0`], { cseq: 9 }))).toBe("500");
    expect(short(registry.register(["*"], { cseq: 10, expires: 0 }))).toBe("500");
    expect(registry.bindings).toEqual(before);
    expect(short(registry.register([phone], { cseq: 11 }))).toBe("200");
  });

  test("one Contact out of order fails the whole request", () => {
    registry.accepted([phone], { cseq: 10 });
    const before = registry.bindings;
    expect(short(registry.register([other, phone], { cseq: 10 }))).toBe("500");
    expect(short(registry.register([`${other};expires=90`, `${phone};expires=0`], { cseq: 3 }))).toBe("500");
    expect(registry.bindings).toEqual(before);
  });

  test("another Call-ID updates and removes whatever its CSeq", () => {
    registry.accepted([phone], { cseq: 10 });
    registry.accepted([phone], { callId: "reg-2", cseq: 1, expires: 90 });
    expect(registry.bindings).toMatchObject([{ callId: "reg-2", cseq: 1 }]);
    registry.accepted([`${phone};expires=0`], { callId: "reg-3", cseq: 1 });
    expect(registry.bindings).toEqual([]);
  });

  test("Contact: * of another Call-ID removes too; one binding out of order keeps all", () => {
    registry.accepted([phone], { callId: "a", cseq: 10 });
    registry.accepted([other], { callId: "b", cseq: 1 });
    expect(short(registry.register(["*"], { callId: "a", cseq: 10, expires: 0 }))).toBe("500");
    expect(registry.contacts).toHaveLength(2);
    expect(short(registry.register(["*"], { callId: "c", cseq: 1, expires: 0 }))).toBe("200");
    expect(registry.contacts).toEqual([]);
  });

  test("a new Contact needs no order", () => {
    registry.accepted([phone], { cseq: 10 });
    expect(short(registry.register([other], { cseq: 5 }))).toBe("200");
  });

  test("a binding whose time is over does not count, not even for the order", () => {
    registry.accepted([phone], { cseq: 10, expires: 60 });
    registry.pass(60);
    expect(registry.accepted([]).contactHeaderValues).toEqual([]);
    const { put } = registry.accepted([phone], { cseq: 3 });
    expect(put[0]?.registeredAt).toBe(registry.now);
  });

  test("one Contact named twice in a request: the last counts", () => {
    registry.accepted([phone, `${phone};expires=90`]);
    expect(registry.bindings).toMatchObject([{ expiresAt: registry.now + 90_000 }]);
    registry.accepted([phone, `${phone};expires=0`]);
    expect(registry.bindings).toEqual([]);
    const { put, remove } = registry.accepted([`${other};expires=90`, `${other};expires=0`]);
    expect([put, remove]).toEqual([[], []]);
  });
});

describe("what is refused", () => {
  const contact = (number: number): string => `<sip:alice@192.0.2.${number}>`;

  test("more than ten contacts are 403; refresh and exchange still work", () => {
    registry.accepted(Array.from({ length: 10 }, (_, index) => contact(index + 1)));
    expect(short(registry.register([contact(11)]))).toBe("403");
    expect(short(registry.register([contact(3)]))).toBe("200");
    expect(short(registry.register([`${contact(3)};expires=0`, contact(11)]))).toBe("200");
    expect(short(registry.register([contact(12)], { callId: "other" }))).toBe("403");
    expect(registry.contacts).toHaveLength(10);
  });

  test("a lowered limit leaves what is there alone", () => {
    registry.accepted([contact(1), contact(2), contact(3)]);
    const limits = { ...defaultRegisterLimits, contactsPerAor: 2 };
    expect(short(registry.register([contact(2)], { limits }))).toBe("200");
    expect(short(registry.register([contact(4)], { limits }))).toBe("403");
  });

  test.each([
    `<sip:alice@example.com>;${instance}`,
    `<sip:alice@EXAMPLE.com;gr=kjh29x97us97d>;${instance}`,
    `<sips:alice@example.com>;${instance}`,
    `<tel:+15551234>;${instance}`,
  ])(
    "COR-059 V-03 the address of record, a GRUU of it, or no SIP URI, with an instance: %s is 403",
    (value) => {
      expect(short(registry.register([value]))).toBe("403");
      expect(registry.bindings).toEqual([]);
    },
  );

  test("COR-059 what goes is not judged, and the rest of the request is left out with what is refused", () => {
    expect(short(registry.register([`<sip:alice@example.com>;expires=0;${instance}`]))).toBe("200");
    expect(short(registry.register([phone, `<sip:alice@example.com>;${instance}`]))).toBe("403");
    expect(registry.bindings).toEqual([]);
  });

  test("an instance of more than 256 characters is 400", () => {
    const long = (length: number) => `<sip:alice@192.0.2.4>;+sip.instance="<${"x".repeat(length)}>"`;
    expect(short(registry.register([long(257)]))).toBe("400");
    expect(short(registry.register([long(256)]))).toBe("200");
  });

  test("without an instance the address of record is a contact like others", () => {
    expect(short(registry.register(["<sip:alice@example.com>"]))).toBe("200");
  });
});

describe("COR-034 one instance and its flows", () => {
  const at = (host: string, regId: number): string =>
    `<sip:alice@${host}.invalid;transport=ws>;reg-id=${regId};${instance}`;

  test("a new registration of the same instance and reg-id replaces the old one", () => {
    registry.accepted([at("one", 1)]);
    const { put, remove } = registry.accepted([at("two", 1)], {
      callId: "after-reload",
      peer: { ...overWss, port: 2 },
    });
    expect(registry.contacts).toEqual(["sip:alice@two.invalid;transport=ws"]);
    expect(remove).toEqual([]);
    expect(put).toMatchObject([{ peer: { port: 2 } }]);
  });

  test("another reg-id is another flow, another instance another client", () => {
    registry.accepted([at("one", 1)]);
    registry.accepted([at("one", 2)]);
    registry.accepted([at("one", 1).replace("6f2a1c90", "00000000")]);
    expect(registry.bindings).toHaveLength(3);
  });

  test("a binding of a flow is removed by its instance and reg-id, not by its URI alone", () => {
    registry.accepted([at("one", 1)]);
    registry.accepted(["<sip:alice@one.invalid;transport=ws>;expires=0"]);
    expect(registry.bindings).toHaveLength(1);
    registry.accepted([`${at("elsewhere", 1)};expires=0`]);
    expect(registry.bindings).toEqual([]);
  });

  test("V-03 reg-id without instance is ignored", () => {
    const { requireOutbound, bindings } = registry.accepted([
      "<sip:alice@one.invalid;transport=ws>;reg-id=1",
    ]);
    expect(requireOutbound).toBe(false);
    expect(bindings).toMatchObject([{ regId: 0, key: "sip:alice@one.invalid;transport=ws" }]);
  });

  test("an instance without reg-id is bound by its URI", () => {
    const { requireOutbound, bindings } = registry.accepted([`<sip:alice@one.invalid>;${instance}`]);
    expect(requireOutbound).toBe(false);
    expect(bindings).toMatchObject([{ regId: 0, instance: expect.stringMatching(/^urn:uuid:/) }]);
  });

  test("V-03 two Contacts that last, one with reg-id, are 400; one that goes is no harm", () => {
    expect(short(registry.register([browser, phone]))).toBe("400");
    expect(short(registry.register([browser, at("two", 2)]))).toBe("400");
    expect(short(registry.register([browser, `${phone};expires=0`]))).toBe("200");
  });

  test("outbound is required of clients that know it, when its rules were applied", () => {
    expect(registry.accepted([browser]).requireOutbound).toBe(true);
    expect(registry.accepted([browser], { supported: ["OUTBOUND"] }).requireOutbound).toBe(true);
    expect(registry.accepted([browser], { supported: ["path"] }).requireOutbound).toBe(false);
    expect(registry.accepted([browser], { peer: overUdp }).requireOutbound).toBe(false);
    expect(registry.accepted([phone]).requireOutbound).toBe(false);
    expect(registry.accepted([]).requireOutbound).toBe(false);
  });

  test("reg-id does not count behind a first hop that keeps no flow, and a client that wants outbound is told 439", () => {
    const through = (path: readonly string[], supported: readonly string[]) =>
      registry.register([browser], { path, supported, isFirstHop: false });
    const edge = ["<sip:edge.example.com;lr>"];
    expect(short(through(edge, ["path", "outbound"]))).toBe("439");
    expect(short(through([], ["path", "outbound"]))).toBe("439");
    expect(registry.bindings).toEqual([]);
    expect(through(edge, ["path"])).toMatchObject({ requireOutbound: false, put: [{ regId: 0 }] });
    expect(through([], [])).toMatchObject({ requireOutbound: false, put: [{ regId: 0 }] });
  });

  test("behind an edge that keeps the flow, by the first URI of the Path, it does", () => {
    const path = ["<sip:token@edge.example.com;lr;ob>", "<sip:inner.example.com;lr>"];
    const outcome = registry.accepted([browser], { path, isFirstHop: false, peer: overUdp });
    expect(outcome).toMatchObject({ requireOutbound: true, put: [{ regId: 1, path }] });
    expect(outcome.put.map(endsWithFlow)).toEqual([false]);
    const inner = { path: [...path].reverse(), isFirstHop: false };
    expect(short(registry.register([browser], inner))).toBe("439");
  });

  test("439 is for who asks with reg-id only", () => {
    const far = { isFirstHop: false };
    expect(short(registry.register([phone], far))).toBe("200");
    expect(short(registry.register([`<sip:alice@one.invalid>;${instance}`], far))).toBe("200");
    expect(short(registry.register([], far))).toBe("200");
  });

  test("a third party has no flow of the user's: its reg-id does not count", () => {
    const { put, requireOutbound } = registry.accepted([browser], { isThirdParty: true });
    expect([put[0]?.regId, requireOutbound]).toEqual([0, false]);
  });

  test("COR-049 over UDP flows are kept only where STUN is answered", () => {
    const over = (outboundOverUdp: boolean) =>
      registry.accepted([browser], { peer: overUdp, outboundOverUdp });
    expect(over(false)).toMatchObject({ requireOutbound: false, put: [{ regId: 0 }] });
    expect(over(true)).toMatchObject({ requireOutbound: true, put: [{ regId: 1 }] });
  });
});

describe("COR-033 Path", () => {
  const path = ["<sip:p2.example.com;lr>", "<sip:p1.example.com;lr>;x=y"];

  test("is stored in order and copied into the answer", () => {
    const { pathHeaderValues, bindings } = registry.accepted([phone], { path });
    expect(pathHeaderValues).toEqual(path);
    expect(bindings).toMatchObject([{ path }]);
  });

  test("V-03 without Supported: path it is 420", () => {
    expect(short(registry.register([phone], { path, supported: ["outbound"] }))).toBe(
      "420 Unsupported: path",
    );
    expect(registry.bindings).toEqual([]);
    expect(short(registry.register([phone], { path, supported: ["Path"] }))).toBe("200");
  });

  test("a refresh that comes another way has another path", () => {
    registry.accepted([phone], { path });
    expect(registry.accepted([phone]).bindings).toMatchObject([{ path: [] }]);
  });

  test("one that cannot be read, or never ends, is 400", () => {
    expect(short(registry.register([phone], { path: ["sip:p1.example.com;lr"] }))).toBe("400");
    expect(
      short(registry.register([phone], { path: new Array<string>(17).fill("<sip:p.example.com;lr>") })),
    ).toBe("400");
  });
});

import { content } from "@porchlight/content/testing";
import { readPidfDiff } from "@porchlight/documents";
import { after } from "@porchlight/kernel";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RelocatePart } from "../src/index";
import { header, type Party } from "./party";
import {
  ACCEPT_PARTS,
  direct,
  ICON_URL,
  lastRelated,
  publishRelated,
  reference,
  SHA1,
  withIcon,
} from "./related";
import { ALICE_RULES, components, one, rule, ruleset } from "./rules";
import { World } from "./world";

const quick = { notifyIntervalMs: 0 };

const watch = (party: Party, accept = ACCEPT_PARTS, headers: readonly string[] = []) =>
  party.request("SUBSCRIBE", {
    uri: "sip:alice@office.test",
    headers: ["Event: presence", accept, ...headers],
  });

const tagOf = (response: Parameters<typeof header>[0]) => header(response, "sip-etag") ?? "none";
const matching = (response: Parameters<typeof header>[0]) => [`SIP-If-Match: ${tagOf(response)}`];

describe("F20 alice publishes a document that refers to content elsewhere", () => {
  test("FLW-023 PRS-120 PRS-124 who takes parts gets the document with the reference, all of it", () => {
    const world = new World(quick);
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    expect(publishRelated(alice, [reference()]).status).toBe(200);
    watch(bob);
    const { type, rootType, rootId, cids, parts } = lastRelated(bob);
    expect([type.mediaType, type.params.get("type")]).toEqual(["multipart/related", "application/pidf+xml"]);
    expect(type.params.get("start")).toBe(`<${rootId}>`);
    expect(rootType).toBe("application/pidf+xml");
    expect(parts).toHaveLength(1);
    const [part] = parts;
    expect(part?.mediaType).toBe("message/external-body");
    expect(part?.params.get("access-type")).toBe("URL");
    expect(part?.params.get("url")).toBe(ICON_URL);
    expect(part?.params.get("expiration")).toBe("Wed, 07 Jan 2026 09:00:00 GMT");
    expect([part?.params.get("size"), part?.params.get("hash")]).toEqual(["24", SHA1]);
    expect(part?.text).toContain("Content-Type: image/gif\r\n");
    expect(part?.text).toContain("Content-Disposition: icon\r\n");
    expect(cids).toEqual([part?.innerId]);
  });

  test.each([
    "Accept: application/pidf+xml",
    "Accept: application/pidf+xml, multipart/related",
    "Accept: application/pidf+xml, message/external-body",
    "Accept: application/pidf+xml, multipart/related, message/external-body;q=0",
    "Accept: */*",
  ])("FLW-023 PRS-120 %s: the document alone, without the element that names the part", (accept) => {
    const world = new World(quick);
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    publishRelated(alice, [reference()]);
    watch(bob, accept);
    expect(header(bob.lastNotify, "content-type")).toBe("application/pidf+xml");
    expect(bob.lastBody).toContain("here");
    expect(bob.lastBody).not.toMatch(/cid:|status-icon/);
  });

  test("PRS-120 a watcher who is not shown the icon is not told the reference", () => {
    const world = new World(quick);
    const noIcon = `${components}<pr:provide-note>true</pr:provide-note>`;
    world.write(ALICE_RULES, ruleset(rule(one("bob"), "allow", noIcon)));
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    publishRelated(alice, [reference()]);
    watch(bob);
    expect(header(bob.lastNotify, "content-type")).toBe("application/pidf+xml");
    expect(bob.lastBody).not.toContain(ICON_URL);
  });

  test("PRS-120 watchers of one view share one body", () => {
    const world = new World(quick);
    const [alice, bob, carol] = [world.connect("alice"), world.connect("bob"), world.connect("carol")];
    publishRelated(alice, [reference()]);
    watch(bob);
    watch(carol);
    expect(carol.lastBody).toBe(bob.lastBody);
  });

  test("FLW-023 PRS-120 over a restart the publication has its parts, and the watcher gets them again", () => {
    const world = new World(quick);
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    const first = publishRelated(alice, [reference()]);
    const accepted = watch(bob);
    const before = bob.lastBody;
    world.crash();
    const again = world.connect("bob");
    expect(again.resubscribe(accepted, 2).status).toBe(200);
    expect(again.lastBody).toBe(before);
    expect(world.connect("alice").republish(tagOf(first)).status).toBe(200);
  });

  test("PRS-120 a refresh keeps the parts; a modify without them takes them away", () => {
    const world = new World(quick);
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    const first = publishRelated(alice, [reference()]);
    watch(bob);
    const refreshed = alice.republish(tagOf(first));
    expect(bob.notifies).toHaveLength(1);
    alice.request("PUBLISH", {
      headers: ["Event: presence", ...matching(refreshed)],
      body: withIcon("cid:icon@desk", "gone"),
    });
    expect(header(bob.lastNotify, "content-type")).toBe("application/pidf+xml");
    expect(bob.lastBody).toContain("gone");
  });

  test("PRS-120 a part that the document does not refer to is not kept", () => {
    const world = new World(quick);
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    expect(
      publishRelated(alice, [reference()], { document: withIcon("https://elsewhere.test/a.png") }).status,
    ).toBe(200);
    watch(bob);
    expect(header(bob.lastNotify, "content-type")).toBe("application/pidf+xml");
    expect(bob.lastBody).toContain("https://elsewhere.test/a.png");
  });

  test("PRS-120 a partial publication keeps a part while the document refers to it", () => {
    const world = new World(quick);
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    const first = publishRelated(alice, [reference()]);
    watch(bob);
    const change = (sel: string, value: string, tag: string) =>
      alice.request("PUBLISH", {
        headers: ["Event: presence", `SIP-If-Match: ${tag}`],
        contentType: "application/pidf-diff+xml",
        body: `<p:pidf-diff xmlns="urn:ietf:params:xml:ns:pidf" xmlns:p="urn:ietf:params:xml:ns:pidf-diff" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:r="urn:ietf:params:xml:ns:pidf:rpid" entity="sip:alice@office.test" version="1">${
          value === "" ? `<p:remove sel="${sel}"/>` : `<p:replace sel="${sel}">${value}</p:replace>`
        }</p:pidf-diff>`,
      });
    const second = change("*/dm:person/dm:note/text()", "gone", tagOf(first));
    expect(second.status).toBe(200);
    expect(lastRelated(bob).document).toContain("gone");
    expect(lastRelated(bob).parts).toHaveLength(1);
    expect(change("*/dm:person/r:status-icon", "", tagOf(second)).status).toBe(200);
    expect(header(bob.lastNotify, "content-type")).toBe("application/pidf+xml");
  });
});

describe("Content-IDs", () => {
  const told = (part = reference(), fields?: readonly string[]): string | undefined => {
    const world = new World(quick);
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    publishRelated(alice, [fields === undefined ? part : reference({}, fields)]);
    watch(bob);
    return lastRelated(bob).cids[0];
  };

  test("PRS-125 stay while the content stays, whatever its source calls it and wherever it lies", () => {
    const usual = told();
    expect(told(reference({ URL: '"https://elsewhere.test/icon"' }))).toBe(usual);
    expect(told(reference({ expiration: '"Thu, 08 Jan 2026 09:00:00 GMT"' }))).toBe(usual);
    expect(told(reference({ hash: SHA1.toUpperCase() }))).toBe(usual);
  });

  test("PRS-125 change when the content does", () => {
    const usual = told();
    expect(told(reference({ hash: "1".repeat(40) }))).not.toBe(usual);
    expect(told(reference({ hash: "1".repeat(40), size: "25" }))).not.toBe(
      told(reference({ hash: "1".repeat(40) })),
    );
    expect(told(reference({ hash: undefined }))).not.toBe(usual);
    const gif = direct("GIF89a");
    expect(told(gif)).toBe(told(gif));
    expect(told(gif)).not.toBe(told(direct("GIF87a")));
  });

  test("PRS-125 of two sources that use one name do not meet", () => {
    const world = new World(quick);
    const [desk, phone, bob] = [world.connect("alice"), world.connect("alice"), world.connect("bob")];
    publishRelated(desk, [reference()]);
    publishRelated(phone, [reference({ hash: "2".repeat(40), URL: '"https://elsewhere.test/other"' })], {
      document: withIcon("cid:icon@desk", "mobile", "sip:alice@office.test", "p2").replace(
        'id="t1"',
        'id="t2"',
      ),
    });
    watch(bob);
    const { cids, parts } = lastRelated(bob);
    expect(new Set(cids).size).toBe(cids.length);
    expect([...cids].sort()).toEqual(parts.map(({ innerId }) => innerId).sort());
  });

  test("PRS-125 another reference to the same content is told, under the same Content-ID", () => {
    const world = new World(quick);
    const [alice, bob, carol] = [world.connect("alice"), world.connect("bob"), world.connect("carol")];
    const first = publishRelated(alice, [reference()]);
    watch(bob);
    watch(carol, "Accept: application/pidf+xml");
    const before = lastRelated(bob).cids;
    publishRelated(alice, [reference({ URL: '"https://elsewhere.test/icon"' })], {
      headers: matching(first),
    });
    expect(lastRelated(bob).parts[0]?.params.get("url")).toBe("https://elsewhere.test/icon");
    expect(lastRelated(bob).cids).toEqual(before);
    expect(carol.notifies).toHaveLength(1);
  });

  test("PRS-125 the same publication once more is no news", () => {
    const world = new World(quick);
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    const first = publishRelated(alice, [reference()]);
    watch(bob);
    publishRelated(alice, [reference()], { headers: matching(first) });
    expect(bob.notifies).toHaveLength(1);
  });
});

describe("content inside a PUBLISH", () => {
  test("PRS-122 up to CLIENT-OBJ-DATA-LIMIT goes to watchers as it is, in base64", () => {
    const world = new World(quick);
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    expect(publishRelated(alice, [direct("GIF89a-demo-object-bytes")]).status).toBe(200);
    watch(bob);
    const [part] = lastRelated(bob).parts;
    expect([part?.mediaType, part?.contentId]).toEqual(["image/gif", lastRelated(bob).cids[0]]);
    expect(part?.headers.first("content-transfer-encoding")).toBe("base64");
    expect(atob(part?.text ?? "")).toBe("GIF89a-demo-object-bytes");
  });

  test("PRS-122 in base64 it is the same content", () => {
    const world = new World(quick);
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    publishRelated(alice, [direct(btoa("GIF89a"), "icon@desk", [["Content-Transfer-Encoding", "base64"]])]);
    watch(bob);
    expect(atob(lastRelated(bob).parts[0]?.text ?? "")).toBe("GIF89a");
  });

  test("PRS-122 more than that is 413, and so is anything where the limit is 0; nothing is published", () => {
    const small = new World({ ...quick, limits: { directPartOctets: 8 } });
    const alice = small.connect("alice");
    expect(publishRelated(alice, [direct("x".repeat(9))]).status).toBe(413);
    expect(publishRelated(alice, [direct("x".repeat(8))]).status).toBe(200);
    const none = new World({ ...quick, limits: { directPartOctets: 0 } });
    expect(publishRelated(none.connect("alice"), [direct("x")]).status).toBe(413);
    expect(none.engine.views.presentities()).toEqual([]);
  });

  test("PRS-122 default 5120 octets", () => {
    const alice = new World(quick).connect("alice");
    expect(publishRelated(alice, [direct("x".repeat(5121))]).status).toBe(413);
    expect(publishRelated(alice, [direct("x".repeat(5120))]).status).toBe(200);
  });
});

describe("what is refused", () => {
  const answer = (part = reference(), presence = {}) => {
    const world = new World({ ...quick, presence });
    const response = publishRelated(world.connect("alice"), [part]);
    if (response.status !== 200) expect(world.engine.views.presentities()).toEqual([]);
    return [response.status, header(response, "accept")];
  };
  const ALL = "application/pidf+xml, application/pidf-diff+xml, multipart/related, message/external-body";
  const WITHOUT = "application/pidf+xml, application/pidf-diff+xml, multipart/related";

  test("PRS-127 PRV-039 a reference while they are switched off: 415 without message/external-body in Accept", () => {
    expect(answer(reference(), { takesReferences: false })).toEqual([415, WITHOUT]);
  });

  test("PRS-127 PRV-039 one that cannot be taken: 415 likewise", () => {
    expect(answer(reference({ "access-type": "ANON-FTP" }))).toEqual([415, WITHOUT]);
    expect(answer(reference({ URL: '"ftp://elsewhere.test/icon"' }))).toEqual([415, WITHOUT]);
  });

  test("PRS-127 another type of document is refused with all that is taken", () => {
    const alice = new World(quick).connect("alice");
    const response = alice.request("PUBLISH", {
      headers: ["Event: presence"],
      contentType: "application/foo+xml",
      body: "<a/>",
    });
    expect([response.status, header(response, "accept")]).toEqual([415, ALL]);
  });

  test("PRS-120 an optional part that cannot be taken is left out", () => {
    const optional = [
      "Content-Type: image/gif",
      "Content-ID: <icon@desk>",
      "Content-Disposition: icon;handling=optional",
    ];
    expect(answer(reference({}, optional), { takesReferences: false })[0]).toBe(200);
    const beside = {
      ...reference({ expiration: undefined }),
      headers: [["Content-Disposition", "icon;handling=optional"]] as const,
    };
    expect(answer(beside)[0]).toBe(200);
  });

  test.each([
    ["no expiration", reference({ expiration: undefined })],
    ["an expiration that is not in GMT", reference({ expiration: '"Wed, 07 Jan 2026 09:00:00 +0100"' })],
    ["no Content-Disposition", reference({}, ["Content-Type: image/gif", "Content-ID: <icon@desk>"])],
    ["no Content-ID", reference({}, ["Content-Type: image/gif", "Content-Disposition: icon"])],
    ["a hash that is none", reference({ hash: "abc" })],
    ["a size that is none", reference({ size: "big" })],
    [
      "an inner type that is none",
      reference({}, ["Content-Type: gif", "Content-ID: <a@b>", "Content-Disposition: icon"]),
    ],
  ])("PRS-124 %s: 400", (_, part) => {
    expect(answer(part)[0]).toBe(400);
  });

  test("two parts of one name, and too many parts: 400", () => {
    const alice = new World(quick).connect("alice");
    expect(publishRelated(alice, [direct("a"), direct("b")]).status).toBe(400);
    const many = Array.from({ length: 17 }, (_, index) => direct("a", `p${index}@desk`));
    expect(publishRelated(alice, many).status).toBe(400);
  });
});

describe("told by changes, conditions and filters", () => {
  const PARTIAL =
    "Accept: application/pidf+xml;q=0.3, application/pidf-diff+xml, multipart/related, message/external-body";

  test("PRS-120 the whole with all parts, then changes with those that are new, alone where none is", () => {
    const world = new World(quick);
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    const filler = "x".repeat(400);
    const first = publishRelated(alice, [reference()], { document: withIcon("cid:icon@desk", filler) });
    watch(bob, PARTIAL);
    expect(lastRelated(bob).rootType).toBe("application/pidf-diff+xml");
    expect(lastRelated(bob).type.params.get("type")).toBe("application/pidf-diff+xml");
    const second = publishRelated(alice, [reference()], {
      document: withIcon("cid:icon@desk", `${filler}y`),
      headers: matching(first),
    });
    expect(header(bob.lastNotify, "content-type")).toBe("application/pidf-diff+xml");
    publishRelated(alice, [reference({ hash: "3".repeat(40) })], {
      document: withIcon("cid:icon@desk", `${filler}y`),
      headers: matching(second),
    });
    const { document, parts, cids } = lastRelated(bob);
    expect(parts.map(({ innerId }) => innerId)).toEqual(cids);
    const read = readPidfDiff(document);
    expect(read.ok && read.value).toMatchObject({ kind: "diff", version: 3 });
  });

  test("PRS-120 the entity-tag covers the parts", () => {
    const world = new World(quick);
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    const first = publishRelated(alice, [reference()]);
    const accepted = watch(bob);
    const tag = header(bob.lastNotify, "sip-etag");
    expect(bob.resubscribe(accepted, 2, [`Suppress-If-Match: ${tag}`]).status).toBe(204);
    publishRelated(alice, [reference({ URL: '"https://elsewhere.test/icon"' })], {
      headers: matching(first),
    });
    expect(header(bob.lastNotify, "sip-etag")).not.toBe(tag);
    expect(bob.resubscribe(accepted, 3, [`Suppress-If-Match: ${tag}`]).status).toBe(200);
  });

  test("PRS-120 a filter that lets the icon through lets its part through, and one that does not, does not", () => {
    const world = new World(quick);
    const [alice, bob, carol] = [world.connect("alice"), world.connect("bob"), world.connect("carol")];
    publishRelated(alice, [reference()]);
    const filtered = (party: Party, include: string) =>
      party.request("SUBSCRIBE", {
        uri: "sip:alice@office.test",
        headers: ["Event: presence", ACCEPT_PARTS],
        contentType: "application/simple-filter+xml",
        body: `<filter-set xmlns="urn:ietf:params:xml:ns:simple-filter"><ns-bindings><ns-binding prefix="dm" urn="urn:ietf:params:xml:ns:pidf:data-model"/><ns-binding prefix="r" urn="urn:ietf:params:xml:ns:pidf:rpid"/></ns-bindings><filter id="1"><what><include>${include}</include></what></filter></filter-set>`,
      });
    expect(filtered(bob, "//dm:person/r:status-icon").status).toBe(200);
    expect(lastRelated(bob).parts).toHaveLength(1);
    filtered(carol, "//dm:person/dm:note");
    expect(header(carol.lastNotify, "content-type")).toBe("application/pidf+xml");
  });

  test("PRS-120 another Accept in a refresh is told in the other way", () => {
    const world = new World(quick);
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    publishRelated(alice, [reference()]);
    const accepted = watch(bob, "Accept: application/pidf+xml");
    expect(bob.lastBody).not.toContain("cid:");
    bob.resubscribe(accepted, 2, [ACCEPT_PARTS]);
    expect(lastRelated(bob).parts).toHaveLength(1);
  });
});

describe("content inside a PUBLISH that is moved to the content server", () => {
  const url = "https://office.test/content/sip:alice@office.test/part";
  const relocate: RelocatePart = (part, owner, now) => {
    if (part.base64.length < 12) return undefined;
    const { kind: _, base64, ...facts } = part;
    return {
      part: { ...facts, kind: "external", url, expiresAt: after(now, 60_000) },
      content: content("part", { data: new TextEncoder().encode(atob(base64)) }, owner),
    };
  };
  const open = () => new World({ ...quick, publications: { relocate } });

  test("PRS-123 PRV-031 watchers are told a reference, and the object is durable with the publication", () => {
    const world = open();
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    expect(publishRelated(alice, [direct("GIF89a-large")]).status).toBe(200);
    expect(
      world.durable.contents.map(({ name, data }) => [name.object, new TextDecoder().decode(data)]),
    ).toEqual([["part", "GIF89a-large"]]);
    watch(bob);
    const { cids, parts } = lastRelated(bob);
    expect(parts.map(({ mediaType, innerId, params }) => [mediaType, innerId, params.get("url")])).toEqual([
      ["message/external-body", cids[0], url],
    ]);
  });

  test("PRS-123 PRS-125 the Content-ID is the one it had where it was", () => {
    const [moved, left] = [open(), new World(quick)].map((world) => {
      const [alice, bob] = [world.connect("alice"), world.connect("bob")];
      publishRelated(alice, [direct("GIF89a-large")]);
      watch(bob);
      return lastRelated(bob).cids;
    });
    expect(moved).toEqual(left);
  });

  test("PRS-123 what is small, or what the document does not refer to, is not moved", () => {
    const world = open();
    const alice = world.connect("alice");
    publishRelated(alice, [direct("GIF")]);
    publishRelated(alice, [direct("GIF89a-large", "other@desk")]);
    expect(world.durable.contents).toEqual([]);
  });
});

test("whatever parts are like, a PUBLISH is answered, and nothing half of it stays", () => {
  const junk = fc.constantFrom(
    undefined,
    "",
    '"',
    '"x"',
    "0",
    "-1",
    '"Wed, 07 Jan 2026 09:00:00 GMT"',
    '"http://a/b c"',
    '"URL"',
  );
  const part = fc.record({
    params: fc.record({ "access-type": junk, expiration: junk, URL: junk, size: junk, hash: junk }),
    fields: fc.array(
      fc.constantFrom(
        "Content-Type: image/gif",
        "Content-Type: nonsense",
        "Content-ID: <icon@desk>",
        "Content-ID: icon@desk",
        "Content-Disposition: icon",
        "Content-Disposition: ;",
        "no field",
      ),
      { maxLength: 5 },
    ),
    isReference: fc.boolean(),
    encoding: fc.constantFrom("base64", "binary", "quoted-printable", "x"),
    text: fc.string({ maxLength: 30 }),
  });
  fc.assert(
    fc.property(fc.array(part, { maxLength: 4 }), (parts) => {
      const world = new World(quick);
      const [alice, bob] = [world.connect("alice"), world.connect("bob")];
      const built = parts.map(({ params, fields, isReference, encoding, text }, index) =>
        isReference
          ? reference(params, fields)
          : direct(text, index === 0 ? "icon@desk" : `p${index}@desk`, [
              ["Content-Transfer-Encoding", encoding],
            ]),
      );
      const { status } = publishRelated(alice, built);
      expect([200, 400, 413, 415]).toContain(status);
      expect(world.engine.views.presentities()).toHaveLength(status === 200 ? 1 : 0);
      watch(bob);
      expect(bob.notifies).toHaveLength(1);
    }),
    { numRuns: 60 },
  );
});

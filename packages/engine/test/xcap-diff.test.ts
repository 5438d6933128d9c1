import { readXcapDiff, writeUriList, type XcapDiffEntry } from "@porchlight/documents";
import type { SipResponse } from "@porchlight/sip-message";
import { describe, expect, test } from "vitest";
import { header, type Party } from "./party";
import { World } from "./world";

const INDEX = "resource-lists/users/sip:alice@office.test/index";
const CONTENT_TYPE = "application/resource-lists+xml";

function watch(
  party: Party,
  uris: readonly string[],
  { event = "xcap-diff", ...wish }: { event?: string; headers?: string[]; uri?: string } = {},
): SipResponse {
  return party.request("SUBSCRIBE", {
    uri: wish.uri ?? party.aor,
    headers: [`Event: ${event}`, ...(wish.headers ?? [])],
    body: writeUriList(uris),
    contentType: CONTENT_TYPE,
  });
}

function rewatch(
  party: Party,
  accepted: SipResponse,
  cseq: number,
  { event = "xcap-diff", headers = [] as string[], uris = undefined as string[] | undefined } = {},
): SipResponse {
  return party.request("SUBSCRIBE", {
    uri: header(accepted, "contact")?.replace(/[<>]/g, "") ?? "",
    to: header(accepted, "to") ?? "",
    from: header(accepted, "from") ?? "",
    callId: accepted.callId,
    cseq,
    headers: [`Event: ${event}`, ...headers],
    ...(uris && { body: writeUriList(uris), contentType: CONTENT_TYPE }),
  });
}

function entries(party: Party): readonly XcapDiffEntry[] {
  const diff = readXcapDiff(party.lastBody);
  if (!diff.ok) throw new Error(diff.error);
  return diff.value.entries;
}

const doc = (n: number): string => `<doc><n>${n}</n></doc>`;

describe("alice subscribes to changes of her documents", () => {
  test("XDM-080 a refresh with the tag of the state and the same list in another order is answered 204", () => {
    const world = new World();
    world.write(INDEX, doc(1), "e1");
    const alice = world.connect("alice");
    const uris = [INDEX, "pres-rules/"];
    const accepted = watch(alice, uris);
    const headers = [`Suppress-If-Match: ${header(alice.lastNotify, "sip-etag")}`];
    expect(rewatch(alice, accepted, 2, { headers, uris: [...uris].reverse() }).status).toBe(204);
    expect(alice.notifies).toHaveLength(1);
    world.pass(5000);
    world.write(INDEX, doc(2), "e2");
    expect(entries(alice)).toEqual([{ kind: "document", sel: INDEX, previousEtag: "e1", newEtag: "e2" }]);
    expect(rewatch(alice, accepted, 3, { headers }).status).toBe(200);
    const again = [`Suppress-If-Match: ${header(alice.lastNotify, "sip-etag")}`];
    expect(rewatch(alice, accepted, 4, { headers: again, uris: [INDEX] }).status).toBe(200);
  });

  test("XDM-074 XDM-078 the first NOTIFY lists what is there, whichever ways it was selected", () => {
    const world = new World();
    world.write(INDEX, doc(1), "e1");
    world.write("pres-rules/users/sip:alice@office.test/index", doc(2), "e2");
    const alice = world.connect("alice");
    const accepted = watch(alice, [INDEX, "pres-rules/", `${INDEX}/~~/doc`, "pidf-manipulation/"]);
    expect(accepted.status).toBe(200);
    expect(header(accepted, "expires")).toBe("3600");
    expect(header(alice.lastNotify, "content-type")).toBe("application/xcap-diff+xml");
    expect(header(alice.lastNotify, "event")).toBe("xcap-diff");
    expect(entries(alice)).toMatchObject([
      { kind: "document", sel: INDEX, newEtag: "e1" },
      { kind: "document", sel: "pres-rules/users/sip:alice@office.test/index", newEtag: "e2" },
      { kind: "element", sel: `${INDEX}/~~/doc`, exists: true },
    ]);
  });

  test("XDM-075 creation, change and deletion are told with the right etags", () => {
    const world = new World();
    const alice = world.connect("alice");
    watch(alice, [INDEX]);
    expect(entries(alice)).toEqual([]);
    world.write(INDEX, doc(1), "e1");
    world.pass(5000);
    expect(entries(alice)).toEqual([{ kind: "document", sel: INDEX, newEtag: "e1" }]);
    world.pass(5000);
    world.write(INDEX, doc(2), "e2");
    expect(entries(alice)).toEqual([{ kind: "document", sel: INDEX, previousEtag: "e1", newEtag: "e2" }]);
    world.pass(5000);
    world.write(INDEX);
    expect(entries(alice)).toEqual([{ kind: "document", sel: INDEX, previousEtag: "e2" }]);
  });

  test("XDM-072 XDM-073 patches only for who asked for them, and an unknown mode is the simplest", () => {
    const world = new World();
    world.write(INDEX, doc(1), "e1");
    const [plain, patching, odd] = ["no", "xcap-patching", "odd"].map((mode) => {
      const party = world.connect("alice");
      watch(party, [INDEX], { event: mode === "no" ? "xcap-diff" : `xcap-diff;diff-processing=${mode}` });
      return party;
    });
    world.pass(5000);
    world.write(INDEX, doc(2), "e2");
    for (const party of [plain, odd]) {
      expect(party && entries(party)).toEqual([
        { kind: "document", sel: INDEX, previousEtag: "e1", newEtag: "e2" },
      ]);
    }
    expect(patching && entries(patching)).toMatchObject([{ change: { kind: "patch" } }]);
  });

  test("XDM-077 at most one NOTIFY in five seconds, the first change at once", () => {
    const world = new World();
    const alice = world.connect("alice");
    watch(alice, [INDEX]);
    world.pass(6000);
    for (let n = 1; n <= 5; n += 1) {
      world.write(INDEX, doc(n), `e${n}`);
      world.pass(900);
    }
    expect(alice.notifies).toHaveLength(2);
    world.pass(5000);
    expect(alice.notifies).toHaveLength(3);
    expect(entries(alice)).toEqual([{ kind: "document", sel: INDEX, previousEtag: "e1", newEtag: "e5" }]);
  });

  test("XDM-076 XDM-093 no second NOTIFY before the answer to the first, over any transport; none at all ends it", () => {
    for (const transport of ["ws", "udp"] as const) {
      const world = new World();
      const alice = world.connect("alice", transport);
      const accepted = watch(alice, [INDEX], { event: "xcap-diff;diff-processing=xcap-patching" });
      alice.notifyAnswer = undefined;
      world.pass(6000);
      world.write(INDEX, doc(1), "e1");
      const open = alice.lastNotify;
      world.write(INDEX, doc(2), "e2");
      rewatch(alice, accepted, 2, { event: "xcap-diff;diff-processing=xcap-patching" });
      world.pass(6000);
      expect(new Set(alice.notifies.map(({ cseq }) => cseq.number)).size).toBe(2);
      alice.answer(open, 200);
      expect(entries(alice)).toEqual([{ kind: "document", sel: INDEX, newEtag: "e2" }]);
      world.write(INDEX, doc(3), "e3");
      world.write(INDEX, doc(4), "e4");
      alice.answer(alice.lastNotify, 200);
      world.pass(6000);
      expect(entries(alice)).toMatchObject([
        { previousEtag: "e2", newEtag: "e3" },
        { previousEtag: "e3", newEtag: "e4" },
      ]);
      world.pass(33_000);
      expect([...world.engine.views.subscriptions()]).toEqual([]);
    }
  });

  test("XDM-091 a refresh brings everything again; a new list replaces the old one; a new mode comes after it", () => {
    const world = new World();
    world.write(INDEX, doc(1), "e1");
    world.write("pres-rules/users/sip:alice@office.test/index", doc(1), "r1");
    const alice = world.connect("alice");
    const accepted = watch(alice, [INDEX]);
    expect(rewatch(alice, accepted, 2).status).toBe(200);
    expect(entries(alice)).toEqual([{ kind: "document", sel: INDEX, newEtag: "e1" }]);
    const uris = ["pres-rules/"];
    rewatch(alice, accepted, 3, { uris, event: "xcap-diff;diff-processing=aggregate" });
    expect(entries(alice)).toMatchObject([{ newEtag: "r1" }]);
    world.pass(5000);
    world.write(INDEX, doc(2), "e2");
    expect(alice.notifies).toHaveLength(3);
    world.write("pres-rules/users/sip:alice@office.test/index", doc(2), "r2");
    expect(entries(alice)).toMatchObject([{ previousEtag: "r1", newEtag: "r2", change: { kind: "patch" } }]);
    expect(rewatch(alice, accepted, 4, { uris: [], headers: ["Accept: text/plain"] }).status).toBe(406);
    world.pass(5000);
    world.write("pres-rules/users/sip:alice@office.test/index", doc(3), "r3");
    expect(entries(alice)).toMatchObject([{ previousEtag: "r2", newEtag: "r3" }]);
  });

  test("XDM-079 what she may not read is not told: neither documents, nor that they change", () => {
    const world = new World();
    const foreign = "resource-lists/users/sip:bob@office.test/index";
    world.unreadable.add(foreign);
    world.write(foreign, doc(1), "b1");
    const alice = world.connect("alice");
    watch(alice, [
      foreign,
      `${foreign}/~~/doc`,
      "resource-lists/users/sip:bob@office.test/",
      "resource-lists/",
    ]);
    expect(entries(alice)).toEqual([]);
    world.pass(5000);
    world.write(foreign, doc(2), "b2");
    world.write(foreign);
    world.pass(5000);
    expect(alice.notifies).toHaveLength(1);
  });

  test("XDM-079 a collection of a whole usage reaches her own home and the global tree, not all users", () => {
    const world = new World();
    const alice = world.connect("alice");
    watch(alice, ["resource-lists/", "xcap-caps/", ""]);
    world.pass(5000);
    world.write("resource-lists/users/sip:bob@office.test/index", doc(1), "b1");
    expect(alice.notifies).toHaveLength(1);
    world.write("xcap-caps/global/index", doc(1), "c1");
    expect(entries(alice)).toEqual([{ kind: "document", sel: "xcap-caps/global/index", newEtag: "c1" }]);
    world.pass(5000);
    world.write(INDEX, doc(1), "e1");
    expect(entries(alice)).toEqual([{ kind: "document", sel: INDEX, newEtag: "e1" }]);
  });

  test("XDM-070 a fetch lists the collection once", () => {
    const world = new World();
    world.write(INDEX, doc(1), "e1");
    const alice = world.connect("alice");
    expect(watch(alice, ["resource-lists/"], { headers: ["Expires: 0"] }).status).toBe(200);
    expect(header(alice.lastNotify, "subscription-state")).toBe("terminated;reason=timeout");
    expect(entries(alice)).toEqual([{ kind: "document", sel: INDEX, newEtag: "e1" }]);
    world.write(INDEX, doc(2), "e2");
    expect(alice.notifies).toHaveLength(1);
  });

  test("XDM-070 no list, no list of URIs, another address than her own are refused", () => {
    const world = new World();
    const alice = world.connect("alice");
    const bare = (headers: string[], body?: string, contentType = CONTENT_TYPE): number =>
      alice.request("SUBSCRIBE", {
        headers: ["Event: xcap-diff", ...headers],
        ...(body && { body, contentType }),
      }).status;
    expect(bare([])).toBe(400);
    expect(bare([], "<resource-lists")).toBe(400);
    expect(bare([], "<x/>", "text/xml")).toBe(415);
    expect(bare(["Accept: application/pidf+xml"], writeUriList([INDEX]))).toBe(406);
    expect(watch(alice, [INDEX], { uri: "sip:bob@office.test" }).status).toBe(403);
    expect(
      watch(
        alice,
        Array.from({ length: 1001 }, (_, n) => `a/users/b/${n}`),
      ).status,
    ).toBe(413);
    expect([...world.engine.views.subscriptions()]).toEqual([]);
  });

  test("a PUBLISH for it is an event that nobody publishes", () => {
    const world = new World();
    const alice = world.connect("alice");
    const refused = alice.request("PUBLISH", { headers: ["Event: xcap-diff"], body: "<x/>" });
    expect(refused.status).toBe(489);
    expect(header(refused, "allow-events")).toBe("presence, dialog, message-summary");
  });

  test("a crash forgets nothing: the same list is watched after it, and what changed is told", () => {
    const world = new World();
    world.write(INDEX, doc(1), "e1");
    const phone = world.connect("alice", "udp");
    watch(phone, [INDEX], { event: "xcap-diff;diff-processing=aggregate" });
    world.listen("udp", phone.flow.remoteAddress, phone.flow.remotePort, phone);
    world.crash();
    world.pass(5000);
    expect(entries(phone)).toEqual([{ kind: "document", sel: INDEX, newEtag: "e1" }]);
    world.pass(5000);
    world.write(INDEX, doc(2), "e2");
    expect(entries(phone)).toMatchObject([{ previousEtag: "e1", newEtag: "e2", change: { kind: "patch" } }]);
  });

  test("a change while her SUBSCRIBE is on its way to the disk is in the first NOTIFY", () => {
    const world = new World();
    const alice = world.connect("alice");
    world.holdCommits = true;
    alice.sendRaw(
      alice.text("SUBSCRIBE", {
        branch: alice.newBranch(),
        headers: ["Event: xcap-diff"],
        body: writeUriList([INDEX]),
        contentType: CONTENT_TYPE,
      }),
    );
    world.write(INDEX, doc(1), "e1");
    expect(alice.heard).toHaveLength(0);
    world.releaseCommits();
    expect(alice.notifies).toHaveLength(1);
    expect(entries(alice)).toEqual([{ kind: "document", sel: INDEX, newEtag: "e1" }]);
  });
});

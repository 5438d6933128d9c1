import { PIDF_DIFF_TYPE, withVersion, writePidfDiff, writePidfFull } from "@porchlight/documents";
import { diffParsed, parseXml, type XmlDocument } from "@porchlight/xml";
import fc from "fast-check";
import { expect, test } from "vitest";
import { contentReference } from "../content/content-reference";
import { printRelated } from "../content/related-body";
import { PresenceFollower, type Taken } from "./presence-follower";

const bob = "sip:bob@office.test";

function parsed(note: string): XmlDocument {
  const xml = parseXml(
    `<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="${bob}"><tuple id="t"><status><basic>open</basic></status><note>${note}</note></tuple></presence>`,
  );
  if (!xml.ok) throw new Error(xml.error.reason.text);
  return xml.value;
}

const full = (note: string, version: number): string => withVersion(writePidfFull(parsed(note)), version);
const diff = (from: string, to: string, version: number): string =>
  withVersion(writePidfDiff(bob, diffParsed(parsed(from), parsed(to))), version);
const partial = (body: string, dialog = "d1") => ({ dialog, contentType: PIDF_DIFF_TYPE, body });
const whole = (note: string, dialog = "d1") => ({
  dialog,
  contentType: "application/pidf+xml",
  body: parsed(note).root.source,
});

const noteOf = (taken: Taken): string | undefined =>
  taken.kind === "current" ? taken.reading.summary.note : undefined;

test("PRS-084 partial documents are asked for first, whole ones are taken as well", () => {
  expect(new PresenceFollower().accept(true)).toBe(
    "application/pidf+xml;q=0.3, application/pidf-diff+xml;q=1, multipart/related, message/external-body",
  );
});

test("PRV-011 PRS-084 whoever is provisioned with whole documents asks for them alone, and takes changes that come", () => {
  const follower = new PresenceFollower();
  expect(follower.accept(false)).toBe("application/pidf+xml, multipart/related, message/external-body");
  follower.take(partial(full("one", 1)));
  expect(noteOf(follower.take(partial(diff("one", "two", 2))))).toBe("two");
  expect(follower.accept(true)).toContain("pidf-diff");
});

test("FLW-004 PRS-083 the whole, then changes; what is older is passed over; a later whole is taken", () => {
  const follower = new PresenceFollower();
  expect(noteOf(follower.take(partial(full("one", 1))))).toBe("one");
  expect(noteOf(follower.take(partial(diff("one", "two", 2))))).toBe("two");
  expect(follower.take(partial(diff("one", "two", 2))).kind).toBe("outdated");
  expect(noteOf(follower.take(partial(full("five", 9))))).toBe("five");
  expect(noteOf(follower.take(partial(diff("five", "six", 10))))).toBe("six");
});

test("PRS-083 the type changes: the document is forgotten, the count goes on", () => {
  const follower = new PresenceFollower();
  follower.take(partial(full("one", 4)));
  expect(noteOf(follower.take(whole("two")))).toBe("two");
  expect(follower.take(partial(diff("one", "three", 5))).kind).toBe("lost");
  expect(follower.take(partial(full("three", 4))).kind).toBe("outdated");
  expect(noteOf(follower.take(partial(full("three", 5))))).toBe("three");
});

test("PRS-083 a new dialog counts anew and begins with the whole", () => {
  const follower = new PresenceFollower();
  follower.take(partial(full("one", 7)));
  expect(follower.take(partial(diff("one", "two", 8), "d2")).kind).toBe("lost");
  expect(noteOf(follower.take(partial(full("two", 1), "d2")))).toBe("two");
});

test.each([
  [
    "a change that does not fit",
    '<p:pidf-diff xmlns:p="urn:ietf:params:xml:ns:pidf-diff" version="2"><p:remove sel="*/tuple[@id=\'x\']"/></p:pidf-diff>',
  ],
  ["what is no XML", "<"],
  ["a document without version", '<p:pidf-full xmlns:p="urn:ietf:params:xml:ns:pidf-diff"/>'],
  [
    "a change after which it is no presence document",
    `<p:pidf-diff xmlns:p="urn:ietf:params:xml:ns:pidf-diff" version="2"><p:remove sel="*/@entity"/></p:pidf-diff>`,
  ],
])("PRS-083 %s: the whole is asked for, and whole documents from then on", (_, body) => {
  const follower = new PresenceFollower();
  follower.take(partial(full("one", 1)));
  expect(follower.take(partial(body)).kind).toBe("lost");
  expect(follower.accept(true)).toBe("application/pidf+xml, multipart/related, message/external-body");
});

test("PRS-083 after a gap partial documents are asked for still", () => {
  const follower = new PresenceFollower();
  follower.take(partial(full("one", 1)));
  expect(follower.take(partial(diff("two", "three", 3))).kind).toBe("lost");
  expect(follower.accept(true)).toContain("pidf-diff");
});

test("PRS-083 PRS-088 whatever is lost on the way: what is current is what the notifier said, and a whole mends all", () => {
  const step = fc.record({
    note: fc.constantFrom("one", "two", "three & four".replace("&", "&amp;")),
    isWhole: fc.boolean(),
    isLost: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const follower = new PresenceFollower();
      let told = "zero";
      follower.take(partial(full(told, 1)));
      steps.forEach(({ note, isWhole, isLost }, index) => {
        const body = isWhole ? full(note, index + 2) : diff(told, note, index + 2);
        told = note;
        if (isLost) return;
        const taken = follower.take(partial(body));
        if (isWhole) expect(taken.kind).toBe("current");
        if (taken.kind === "current") expect(noteOf(taken)).toBe(note.replace("&amp;", "&"));
        else expect(taken.kind).toBe("lost");
      });
    }),
  );
});

test("PRS-120 a whole and a partial document that come with references", () => {
  const data = new Uint8Array([1]);
  const reference = contentReference(
    {
      url: "https://office.test/content/bob/face",
      contentType: "image/png",
      data,
      expiresAt: 4_000_000_000_000,
    },
    "office.test",
  );
  const follower = new PresenceFollower();
  const related = (document: string) => {
    const { contentType, content } = printRelated(PIDF_DIFF_TYPE, document, [reference]);
    return follower.take({ dialog: "d1", contentType, body: content });
  };
  for (const taken of [related(full("one", 1)), related(diff("one", "two", 2))]) {
    expect(taken).toMatchObject({ kind: "current", reading: { references: [reference] } });
  }
  expect(follower.take(partial(diff("two", "three", 3)))).toMatchObject({
    reading: { references: [reference] },
  });
  expect(follower.take(partial(full("four", 4)))).toMatchObject({ reading: { references: [reference] } });
  expect(follower.take(whole("five"))).toMatchObject({ reading: { references: [] } });
});

test("PRS-083 PRS-120 a multipart that cannot be read: the whole is asked for", () => {
  const follower = new PresenceFollower();
  const broken = { dialog: "d1", contentType: "multipart/related;boundary=b", body: "--b\r\n" };
  expect(follower.take(broken).kind).toBe("lost");
});

import { readPresence } from "@porchlight/documents";
import type { WatcherView } from "@porchlight/presence-client";
import { parseXml } from "@porchlight/xml";
import { expect, test } from "vitest";
import { contactState } from "./contact-state";

const noon = Date.UTC(2030, 0, 1, 12);

function presenceOf(tuple: string, person = ""): WatcherView["presence"] {
  const xml = parseXml(
    `<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:r="urn:ietf:params:xml:ns:pidf:rpid" entity="sip:bob@office.test"><tuple id="t"><status><basic>${tuple}</basic></status></tuple>${person && `<dm:person id="p">${person}</dm:person>`}</presence>`,
  );
  const document = xml.ok ? readPresence(xml.value) : xml;
  if (!document.ok) throw new Error("not a document");
  return {
    document: document.value,
    summary: { mark: "unknown", note: undefined, activities: [], since: undefined },
    references: [],
  };
}

const live: WatcherView = {
  status: { kind: "active", expiresAt: noon },
  presence: presenceOf("open"),
  stale: false,
  receivedAt: noon,
};

test("four clearly different states: available, busy, offline, unknown", () => {
  const busy = presenceOf("open", "<r:activities><r:busy/></r:activities>");
  const marks = [live, { ...live, presence: busy }, { ...live, presence: presenceOf("closed") }, undefined];
  expect(marks.map((view) => contactState(view, noon).mark)).toEqual([
    "available",
    "busy",
    "offline",
    "unknown",
  ]);
});

test("a server that cannot say it now is asked again, which is told with its time", () => {
  const retryAt = noon + 20_000;
  const status = { kind: "waiting", reason: "refused", retryAt } as const;
  const state = contactState({ ...live, status, presence: undefined }, noon);
  expect(state).toMatchObject({ mark: "unknown", silence: "not-answering", askedAgainAt: retryAt });
  expect(contactState(live, noon).askedAgainAt).toBeUndefined();
});

test("a block is never shown as offline", () => {
  const state = contactState(
    { ...live, status: { kind: "terminated", reason: "rejected" }, stale: true },
    noon,
  );
  expect(state).toMatchObject({ mark: "unknown", silence: "not-allowed", summary: undefined, stale: false });
});

test("an open question has a mark of its own", () => {
  const status = { kind: "pending", expiresAt: noon } as const;
  expect(contactState({ ...live, status, presence: undefined }, noon)).toMatchObject({ mark: "pending" });
});

test("over a loss of connection the last state stays, with its time", () => {
  const status = { kind: "subscribing" } as const;
  expect(contactState({ ...live, status, stale: true }, noon)).toMatchObject({
    mark: "available",
    stale: true,
    asOf: noon,
    silence: undefined,
  });
});

test("PRS-066 an activity is shown until its end and not longer", () => {
  const until = new Date(noon).toISOString();
  const presence = presenceOf("open", `<r:activities until="${until}"><r:meeting/></r:activities>`);
  expect(contactState({ ...live, presence }, noon - 1)).toMatchObject({ mark: "busy", until: noon });
  expect(contactState({ ...live, presence }, noon)).toMatchObject({ mark: "available", until: undefined });
});

test("PRS-066 mood and place are shown from their beginning to their end", () => {
  const [from, until] = [noon, noon + 1000].map((at) => new Date(at).toISOString());
  const presence = presenceOf(
    "open",
    `<r:mood from="${from}" until="${until}"><r:happy/><r:unknown/></r:mood><r:place-type until="${from}"><r:other>home</r:other></r:place-type>`,
  );
  const at = (now: number) => contactState({ ...live, presence }, now);
  expect([at(noon - 1).mood, at(noon - 1).place]).toEqual([[], ["home"]]);
  expect([at(noon).mood, at(noon).place]).toEqual([["happy"], []]);
  expect(at(noon + 1000).mood).toEqual([]);
});

test("PRS-063 PRS-077 an overriding willingness that is closed is told", () => {
  const op = 'xmlns:op="urn:oma:xml:prs:pidf:oma-pres"';
  const presence = presenceOf(
    "open",
    `<op:overriding-willingness ${op}><op:basic>closed</op:basic></op:overriding-willingness>`,
  );
  expect(contactState({ ...live, presence }, noon)).toMatchObject({ mark: "busy", doNotDisturb: true });
});

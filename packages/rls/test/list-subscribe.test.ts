import type { EventPackage } from "@porchlight/event-notifier";
import { describe, expect, test } from "vitest";
import { decideListSubscribe, type ListStrictness, openList } from "../src/index";
import { House } from "./back-end-double";
import { ListClient } from "./list-client";
import { ALICE, entry, external, ListHouse, listAt, listsPath, ROOT, referring, service } from "./list-house";
import { NOW, tags, wish } from "./list-watcher";

const FRIENDS = "sip:friends@example.com";
const packageOf = (name: string): EventPackage => ({
  name,
  source: "derived",
  notifyTypes: ["application/pidf+xml", "application/pidf-diff+xml"],
  subscribeTypes: [],
  expiry: { defaultSeconds: 1, minSeconds: 1, maxSeconds: 1 },
  open: () => {
    throw new Error("not opened here");
  },
});
const accept =
  "multipart/related, application/rlmi+xml, application/pidf+xml;q=0.5, application/pidf-diff+xml";

describe("what a SUBSCRIBE for a list is refused for, in this order", () => {
  const house = new ListHouse();
  house.serve(
    ALICE,
    service(FRIENDS, "", "<packages><package>presence</package></packages>"),
    service("sip:all@example.com", ""),
  );
  const decide = (change: {
    readonly name?: string;
    readonly uri?: string;
    readonly mayUse?: boolean;
    readonly tags?: readonly string[];
    readonly accept?: string | undefined;
  }) => {
    const found = house.services.find(change.uri ?? FRIENDS);
    if (found === undefined) throw new Error("no service");
    return decideListSubscribe(
      {
        service: found,
        eventPackage: packageOf(change.name ?? "presence"),
        mayUse: change.mayUse ?? true,
        optionTags: new Set(change.tags ?? ["eventlist"]),
        accept: "accept" in change ? change.accept : accept,
      },
      "presence, dialog",
    );
  };

  test("RLS-015 489 for a package the service does not serve, with those it does", () => {
    expect(decide({ name: "dialog", mayUse: false, tags: [] })).toEqual({
      ok: false,
      error: { status: 489, headers: [["Allow-Events", "presence"]] },
    });
    expect(decide({ name: "dialog", uri: "sip:all@example.com" }).ok).toBe(true);
  });

  test("RLS-017 489 for watcher information", () => {
    expect(decide({ name: "presence.winfo", uri: "sip:all@example.com" })).toMatchObject({
      error: { status: 489, headers: [["Allow-Events", "presence, dialog"]] },
    });
  });

  test("RLS-013 403 for whoever may not use it", () => {
    expect(decide({ mayUse: false, tags: [] })).toMatchObject({ error: { status: 403 } });
  });

  test("RLS-010 421 with Require without eventlist", () => {
    expect(decide({ tags: ["gruu"], accept: undefined })).toEqual({
      ok: false,
      error: { status: 421, headers: [["Require", "eventlist"]] },
    });
  });

  test.each([
    undefined,
    "",
    "application/pidf+xml",
    "multipart/related, application/rlmi+xml",
    "multipart/related, application/pidf+xml",
    "application/rlmi+xml, application/pidf+xml",
    "multipart/related;q=0, application/rlmi+xml, application/pidf+xml",
  ])("RLS-012 406 for Accept %j", (value) => {
    expect(decide({ accept: value })).toMatchObject({
      error: {
        status: 406,
        headers: [
          [
            "Accept",
            "multipart/related, application/rlmi+xml, application/pidf+xml, application/pidf-diff+xml",
          ],
        ],
      },
    });
  });

  test("RLS-012 the type of the members is what Accept likes best of the package", () => {
    expect(decide({})).toEqual({ ok: true, value: "application/pidf-diff+xml" });
    expect(decide({ accept: "*/*" })).toEqual({ ok: true, value: "application/pidf+xml" });
  });
});

describe("a subscription to a service", () => {
  const strictness: ListStrictness = { strictListResolution: false, rejectOversizedLists: true };

  function open(house: ListHouse, desk = new House()) {
    const heard: string[] = [];
    const found = house.services.find(FRIENDS);
    if (found === undefined) throw new Error("no service");
    const opened = openList(
      { lists: house.lists, limits: house.limits, strictness },
      found,
      { key: ALICE, sources: house.sources() },
      { backEnds: desk, tags, wish, token: "Tk", domain: "example.com", maxOctets: 65_536 },
      { changed: () => heard.push("changed"), ended: (reason) => heard.push(reason) },
    );
    return { opened, heard, desk };
  }

  test("RLS-070 follows the edits of its documents, and ends with its service", () => {
    const house = new ListHouse();
    const desk = new House();
    desk.set("sip:b@example.com", { state: "active", text: "B" });
    house.keep(listsPath(ALICE), { friends: entry("sip:a@example.com") });
    house.serve(ALICE, referring(FRIENDS, `${ROOT}/${listAt(listsPath(ALICE), "friends")}`));
    const { opened, heard } = open(house, desk);
    if (!opened.ok) throw new Error("refused");
    const state = opened.value;
    const client = new ListClient();
    client.receive(state.tellAll(0, NOW));
    house.keep(listsPath(ALICE), { friends: entry("sip:b@example.com", "B") });
    expect([heard, state.hasNews()]).toEqual([["changed"], true]);
    const body = state.tell(1, NOW);
    if (body !== undefined) client.receive(body);
    expect([...(client.copy?.rows.values() ?? [])]).toMatchObject([
      {
        uri: "sip:b@example.com",
        names: [{ text: "B" }],
        instances: [{ state: "active", body: { text: "B" } }],
      },
    ]);
    house.serve(ALICE);
    expect(heard.at(-1)).toBe("noresource");
    state.close();
    expect(desk.opened.size).toBe(0);
  });

  test("RLS-043 a subscription that is over hears of no edit", () => {
    const house = new ListHouse();
    house.serve(ALICE, service(FRIENDS, entry("sip:a@example.com")));
    const { opened, heard } = open(house);
    if (opened.ok) opened.value.close();
    house.serve(ALICE, service(FRIENDS, entry("sip:b@example.com")));
    expect(heard).toEqual([]);
  });

  test("RLS-005 RLS-071 is refused when there is no list, or too much of it, and leaves nothing behind", () => {
    const house = new ListHouse({ maxSubscriptions: 1 });
    house.serve(ALICE, service(FRIENDS, `${entry("sip:a@example.com")}${entry("sip:b@example.com")}`));
    const oversized = open(house);
    expect(oversized.opened).toMatchObject({ ok: false, error: { status: 403 } });
    house.serve(ALICE, referring(FRIENDS, `${ROOT}/${listAt(listsPath(ALICE), "none")}`));
    const missing = open(house);
    expect(missing.opened).toMatchObject({ ok: false, error: { status: 502 } });
    house.serve(ALICE, service(FRIENDS, external(listsPath(ALICE), "x")));
    expect([oversized.heard, missing.heard, missing.desk.opened.size]).toEqual([[], [], 0]);
  });
});

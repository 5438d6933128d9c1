import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readWatcherInfo } from "./read-watcherinfo";
import { WATCHER_EVENTS, WATCHER_STATUSES, type WatcherInfo } from "./watcherinfo";
import { writeWatcherInfo } from "./write-watcherinfo";

const text = fc
  .string({ unit: "grapheme", maxLength: 12 })
  .filter((each) => !/[\u0000-\u001f\ufffe\uffff]/.test(each));

const info: fc.Arbitrary<WatcherInfo> = fc.record({
  version: fc.nat(),
  state: fc.constantFrom("full" as const, "partial" as const),
  lists: fc.array(
    fc.record({
      resource: text,
      eventPackage: fc.constant("presence"),
      watchers: fc.array(
        fc.record(
          {
            id: fc.constantFrom("a1", "b2"),
            status: fc.constantFrom(...WATCHER_STATUSES),
            event: fc.constantFrom(...WATCHER_EVENTS),
            uri: text.map((each) => `sip:${each.trim()}`),
            displayName: text,
            expiration: fc.nat(),
            durationSubscribed: fc.nat(),
          },
          { requiredKeys: ["id", "status", "event", "uri"] },
        ),
      ),
    }),
  ),
});

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("watcherinfo documents", () => {
  test("PRS-100 what is written is read, whatever names and URIs hold", () => {
    fc.assert(
      fc.property(info, (given) => {
        const read = readWatcherInfo(writeWatcherInfo(given));
        expect(read.ok && plain(read.value)).toEqual(plain(given));
      }),
    );
  });

  test("PRS-100 the example of RFC 3858 section 5", () => {
    const read = readWatcherInfo(
      `<?xml version="1.0"?>
       <watcherinfo xmlns="urn:ietf:params:xml:ns:watcherinfo" version="0" state="full">
         <watcher-list resource="sip:professor@example.net" package="presence">
           <watcher status="active" id="8ajksjda7s" duration-subscribed="509" event="approved">sip:userA@example.net</watcher>
           <watcher status="pending" id="hh8juja87s997-ass7" display-name="Mr. Subscriber" event="subscribe">sip:userB@example.org</watcher>
         </watcher-list>
       </watcherinfo>`,
    );
    expect(read).toEqual({
      ok: true,
      value: {
        version: 0,
        state: "full",
        lists: [
          {
            resource: "sip:professor@example.net",
            eventPackage: "presence",
            watchers: [
              {
                id: "8ajksjda7s",
                status: "active",
                event: "approved",
                durationSubscribed: 509,
                uri: "sip:userA@example.net",
              },
              {
                id: "hh8juja87s997-ass7",
                status: "pending",
                event: "subscribe",
                displayName: "Mr. Subscriber",
                uri: "sip:userB@example.org",
              },
            ],
          },
        ],
      },
    });
  });

  test.each([
    ["no XML", "<watcherinfo"],
    ["another root", "<watchers/>"],
    ["no version", '<watcherinfo xmlns="urn:ietf:params:xml:ns:watcherinfo" state="full"/>'],
    [
      "an unknown state",
      '<watcherinfo xmlns="urn:ietf:params:xml:ns:watcherinfo" version="0" state="some"/>',
    ],
    [
      "entities",
      '<!DOCTYPE w [<!ENTITY e "x">]><watcherinfo xmlns="urn:ietf:params:xml:ns:watcherinfo" version="0" state="full"/>',
    ],
  ])("%s is refused", (_, source) => {
    expect(readWatcherInfo(source).ok).toBe(false);
  });
});

import { instant } from "@porchlight/kernel";
import { describe, expect, test } from "vitest";
import { PresenceDesk, presence } from "../../../test/presence-desk";

const NINE = Date.UTC(2026, 0, 5, 9);
const hour = (hours: number): string => new Date(NINE + hours * 3_600_000).toISOString();

const TS = 'xmlns:ts="urn:ietf:params:xml:ns:pidf:timed-status"';
const timed = (from: number | undefined, until: number | undefined, content: string): string =>
  `<ts:timed-status ${TS}${from === undefined ? "" : ` from="${hour(from)}"`}${until === undefined ? "" : ` until="${hour(until)}"`}>${content}</ts:timed-status>`;
const CLOSED = "<ts:basic>closed</ts:basic><ts:note>in Tokyo</ts:note>";
const tuple = (...timedStatuses: readonly string[]): string =>
  `<tuple id="t"><status><basic>open</basic></status>${timedStatuses.join("")}<contact>sip:a@example.com</contact><note>at home</note><timestamp>${hour(0)}</timestamp></tuple>`;

const GP =
  'xmlns:gp="urn:ietf:params:xml:ns:pidf:geopriv10" xmlns:gbp="urn:ietf:params:xml:ns:pidf:geopriv10:basicPolicy"';
const location = (rules = ""): string =>
  `<gp:geopriv ${GP}><gp:location-info><x:place>here</x:place></gp:location-info><gp:usage-rules>${rules}</gp:usage-rules></gp:geopriv>`;
const until = (hours: number, prefix = "gbp"): string =>
  `<${prefix}:retention-expiry>${hour(hours)}</${prefix}:retention-expiry>`;

/** What is said at `hours` after nine, published at nine unless told otherwise. */
class Clockwork extends PresenceDesk {
  say(content: string, at = 0, source = "A"): this {
    return this.publish(source, presence(content), (NINE + at * 3_600_000) / 1000);
  }

  at(hours: number): string {
    this.compositor.advance(instant(NINE + hours * 3_600_000));
    return this.text();
  }

  get turnsAt(): string | undefined {
    const { turnsAt } = this.compositor;
    return turnsAt === undefined ? undefined : new Date(turnsAt).toISOString();
  }
}

const saying = (content: string, at = 0): Clockwork => new Clockwork().say(content, at);

describe("timed-status (RFC 4481 section 3)", () => {
  test("PRS-069 for the time to come it stays; when that has come it is the status; when it is over it is gone", () => {
    const desk = saying(tuple(timed(1, 3, CLOSED)));
    expect(desk.text()).toBe(saying(tuple(timed(1, 3, CLOSED))).at(0.9));
    expect([desk.seen().tuples[0]?.basic, desk.turnsAt]).toEqual(["open", hour(1)]);
    const during = desk.at(1);
    expect(during).not.toContain("timed-status");
    expect(desk.seen().tuples).toMatchObject([{ basic: "closed", notes: [{ text: "in Tokyo" }] }]);
    expect(desk.turnsAt).toBe(hour(3));
    expect(desk.at(3)).not.toContain("timed-status");
    expect(desk.seen().tuples).toMatchObject([{ basic: "open", notes: [{ text: "at home" }] }]);
    expect(desk.turnsAt).toBeUndefined();
  });

  test("PRS-069 without an end it stays the status", () => {
    const desk = saying(tuple(timed(1, undefined, CLOSED)));
    desk.at(1000);
    expect(desk.seen().tuples[0]?.basic).toBe("closed");
    expect(desk.turnsAt).toBeUndefined();
  });

  test("PRS-069 what overlaps stays side by side, and of what has come the one that began last counts", () => {
    const desk = saying(tuple(timed(2, 4, "<ts:basic>open</ts:basic>"), timed(1, 5, CLOSED)));
    expect(desk.at(0).match(/<ts:timed-status/g)).toHaveLength(2);
    desk.at(1);
    expect(desk.seen().tuples[0]?.basic).toBe("closed");
    desk.at(2);
    expect(desk.seen().tuples).toMatchObject([{ basic: "open", notes: [{ text: "in Tokyo" }] }]);
    desk.at(4);
    expect(desk.seen().tuples[0]?.basic).toBe("closed");
    desk.at(5);
    expect(desk.seen().tuples[0]?.basic).toBe("open");
  });

  test("PRS-069 one that covers the present as it is published is none: the status says what is so now", () => {
    const desk = saying(tuple(timed(-1, 3, CLOSED), timed(-2, undefined, CLOSED), timed(0, 1, CLOSED)));
    expect(desk.at(0)).not.toContain("timed-status");
    expect([desk.seen().tuples[0]?.basic, desk.turnsAt]).toEqual(["open", undefined]);
  });

  test("PRS-062 PRS-069 one that tells of the past when it is published may be all that is known: it stays", () => {
    const text = tuple(timed(-3, -1, CLOSED));
    expect(saying(text).at(50)).toContain(timed(-3, -1, CLOSED));
  });

  test("PRS-069 what else it says of the status is taken over, what is no value is not", () => {
    const desk = saying(
      tuple(timed(1, 2, '<ts:basic>perhaps</ts:basic><x:mode x:kind="b">two</x:mode>')).replace(
        "</basic>",
        "</basic><x:mode>one</x:mode>",
      ),
    );
    expect(desk.at(1)).toContain('<status><basic>open</basic><x:mode x:kind="b">two</x:mode></status>');
  });

  test("PRS-062 one whose time cannot be read stays as it is", () => {
    const text = tuple(
      timed(undefined, 1, CLOSED).replace("<ts:timed-status", "<ts:timed-status from='soon'"),
    );
    expect(saying(text).at(9)).toContain("timed-status");
  });

  test("PRS-003 whoever publishes anew while it holds is believed about now", () => {
    const desk = saying(tuple(timed(1, 3, CLOSED)));
    desk.at(1);
    desk.say(tuple(timed(1, 3, CLOSED)), 2);
    expect(desk.seen().tuples[0]?.basic).toBe("open");
  });
});

describe("retention of locations (RFC 4119 section 2.2.2)", () => {
  test.each([
    ["in the status", `<tuple id="t"><status>${location(until(2))}</status></tuple>`],
    ["in a tuple", `<tuple id="t"><status/>${location(until(2, "gp"))}</tuple>`],
    ["in a person", `<dm:person id="p">${location(until(2))}</dm:person>`],
    ["in a device", `<dm:device id="d">${location(until(2))}<dm:deviceID>urn:x:1</dm:deviceID></dm:device>`],
    ["in an element nobody knows", `<dm:person id="p"><x:at>${location(until(2))}</x:at></dm:person>`],
    ["at the top", location(until(2))],
  ])("PRS-065 %s a location goes on time, and nothing else does", (_, content) => {
    const desk = saying(`${content}<x:other/>`);
    expect(desk.at(1.99)).toContain("here");
    expect(desk.turnsAt).toBe(hour(2));
    const after = desk.at(2);
    expect(after).not.toContain("geopriv>");
    expect(after).toContain("<x:other/>");
    expect(desk.turnsAt).toBeUndefined();
    desk.seen();
  });

  test("PRS-065 one that is past already is never shown", () => {
    expect(saying(`<dm:person id="p">${location(until(-1))}</dm:person>`).text()).not.toContain("here");
  });

  test("PRS-065 without a date it is a day from the timestamp, without that from when it came", () => {
    const stamped = `<tuple id="t"><status>${location()}</status><timestamp>${hour(-4)}</timestamp></tuple>`;
    expect(saying(stamped).turnsAt).toBe(hour(20));
    const person = (stamp: string) => `<dm:person id="p">${location()}${stamp}</dm:person>`;
    expect(saying(person(`<dm:timestamp>${hour(-1)}</dm:timestamp>`)).turnsAt).toBe(hour(23));
    expect(saying(person(""), 2).turnsAt).toBe(hour(26));
    expect(saying(person("")).at(24)).not.toContain("here");
    const unreadable = location("<gbp:retention-expiry>tomorrow</gbp:retention-expiry>");
    expect(saying(`<dm:person id="p">${unreadable}</dm:person>`).turnsAt).toBe(hour(24));
  });

  test("PRS-065 PRS-071 each source keeps to its own times", () => {
    const desk = saying(`<dm:person id="p">${location(until(2))}</dm:person>`).say(
      `<dm:person id="q">${location(until(3)).replace("here", "there")}</dm:person>`,
      0,
      "B",
    );
    expect(desk.at(2)).toContain("there");
    expect(desk.text()).not.toContain(">here<");
    expect(desk.at(3)).not.toContain("there");
  });
});

describe("what has no time in it", () => {
  test("PRS-061 never turns, and is passed on as it was published", () => {
    const text = presence(
      '<dm:person id="p"><rpid:mood from="2026-01-05T10:00:00Z"><rpid:happy/></rpid:mood></dm:person>',
    );
    const desk = new Clockwork().publish("A", text, NINE / 1000);
    expect(desk.turnsAt).toBeUndefined();
    const { version } = desk.compositor;
    expect(desk.at(5)).toContain(text);
    expect(desk.compositor.version).toBe(version);
  });

  test("a document with times is passed on as it was published while they are to come", () => {
    const text = presence(tuple(timed(1, 3, CLOSED)));
    expect(new Clockwork().publish("A", text, NINE / 1000).text()).toContain(text);
  });
});

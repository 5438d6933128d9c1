import { instant } from "@porchlight/kernel";
import fc from "fast-check";
import { expect, test } from "vitest";
import { PresenceDesk, presence } from "../../../test/presence-desk";

const moment = fc.nat({ max: 20 });
const stamp = (at: number): string => new Date(at * 1000).toISOString();

const timed = fc
  .record({ from: moment, until: fc.option(moment), basic: fc.constantFrom("open", "closed") })
  .map(
    ({ from, until, basic }) =>
      `<ts:timed-status xmlns:ts="urn:ietf:params:xml:ns:pidf:timed-status" from="${stamp(from)}"${until === null ? "" : ` until="${stamp(until)}"`}><ts:basic>${basic}</ts:basic><ts:note>${from}</ts:note></ts:timed-status>`,
  );
const location = moment.map(
  (at) =>
    `<gp:geopriv xmlns:gp="urn:ietf:params:xml:ns:pidf:geopriv10"><gp:usage-rules><gp:retention-expiry>${stamp(at)}</gp:retention-expiry></gp:usage-rules></gp:geopriv>`,
);
const document = fc
  .record({
    timed: fc.array(timed, { maxLength: 3 }),
    locations: fc.array(location, { maxLength: 2 }),
  })
  .map(({ timed, locations }) =>
    presence(
      `<tuple id="t"><status><basic>open</basic>${locations.join("")}</status>${timed.join("")}<note>n</note></tuple>`,
    ),
  );
const publications = fc.array(fc.record({ text: document, at: moment }), { minLength: 1, maxLength: 2 });

type Publications = readonly { readonly text: string; readonly at: number }[];

const desk = (said: Publications): PresenceDesk => {
  const made = new PresenceDesk();
  for (const [index, { text, at }] of [...said.entries()].sort(([, a], [, b]) => a.at - b.at)) {
    made.publish(`s${index}`, text, at);
  }
  return made;
};

/** A composed document without the ids, which depend on what was shown before. */
const contentOf = (text: string): string => text.replaceAll(/ id="[^"]*"/g, "");

test("PRS-065 PRS-069 the state at a moment does not depend on the moments looked at before", () => {
  fc.assert(
    fc.property(publications, fc.array(moment, { maxLength: 6 }), moment, (said, steps, last) => {
      const end = Math.max(last, ...said.map(({ at }) => at), ...steps);
      const stepwise = desk(said);
      for (const step of [...steps].sort((a, b) => a - b)) {
        stepwise.compositor.advance(instant(step * 1000));
        stepwise.text();
      }
      const atOnce = desk(said);
      for (const each of [stepwise, atOnce]) each.compositor.advance(instant(end * 1000));
      expect(contentOf(stepwise.text())).toBe(contentOf(atOnce.text()));
      expect(stepwise.compositor.turnsAt).toBe(atOnce.compositor.turnsAt);
      stepwise.seen();
    }),
  );
});

test("PRS-042 PRS-065 PRS-069 nothing changes before the time it says it will, and it says so of everything", () => {
  fc.assert(
    fc.property(publications, (said) => {
      const watched = desk(said);
      let text = watched.text();
      for (let seconds = Math.max(...said.map(({ at }) => at)); seconds <= 21; seconds += 1) {
        const { turnsAt } = watched.compositor;
        watched.compositor.advance(instant(seconds * 1000));
        if (turnsAt === undefined || turnsAt > seconds * 1000) expect(watched.text()).toBe(text);
        text = watched.text();
      }
      expect(watched.compositor.turnsAt).toBeUndefined();
    }),
  );
});

import { readFilterSet } from "@porchlight/documents";
import fc from "fast-check";
import { expect, test } from "vitest";
import { eventFilter } from "./event-filter";
import { FilterPlacement } from "./filter-placement";
import type { StateMemory } from "./subscription-life";

const document =
  '<f:filter-set xmlns:f="urn:ietf:params:xml:ns:simple-filter"><f:filter id="a&quot;&lt;b"><f:what><f:include type="namespace">urn:x</f:include></f:what></f:filter><f:filter id="2"><f:trigger/></f:filter></f:filter-set>';
const filter = eventFilter(document);

test("PRS-092 a filter is placed as it is written, and removed by the ids that are in it", () => {
  expect(filter.placing).toEqual({ contentType: "application/simple-filter+xml", content: document });
  const removal = readFilterSet(filter.removing.content);
  expect(removal.ok && removal.value.filters.map(({ id, remove }) => [id, remove])).toEqual([
    ['a"<b', true],
    ["2", true],
  ]);
});

test.each([
  "",
  "<filter-set/>",
  '<filter-set xmlns="urn:ietf:params:xml:ns:simple-filter"/>',
  '<filter-set xmlns="urn:ietf:params:xml:ns:simple-filter"><filter/></filter-set>',
  '<!DOCTYPE x><filter-set xmlns="urn:ietf:params:xml:ns:simple-filter"><filter id="1"/></filter-set>',
])("%j is no filter document", (text) => {
  expect(() => eventFilter(text)).toThrow(TypeError);
});

/** The last two: it never arrived, or its answer did not. */
type Outcome = "accepted" | "not-taken" | "lost" | "unanswered";
type Happening = "allow" | "forbid" | Outcome;

/** A placement and a notifier: what it has is what the SUBSCRIBEs it accepted come to. */
class Story {
  isAllowed = true;
  hasFilter = false;
  isInDialog = false;
  readonly memory: StateMemory = { tag: undefined };
  readonly placement = new FilterPlacement(filter, () => this.isAllowed, this.memory);

  subscribe(outcome: Outcome): void {
    if (!this.isInDialog) this.hasFilter = false;
    const body = this.placement.next(this.isInDialog);
    if (outcome === "not-taken" && body === filter.placing) {
      this.placement.unknown();
      expect(this.placement.giveUp()).toBe(true);
      return this.subscribe("accepted");
    }
    if (body !== undefined && outcome !== "lost") this.hasFilter = body === filter.placing;
    if (outcome === "lost" || outcome === "unanswered") this.placement.unknown();
    else this.isInDialog = true;
  }

  happen(what: Happening): void {
    if (what === "allow" || what === "forbid") this.isAllowed = what === "allow";
    else this.subscribe(what);
  }
}

test("PRS-092 whatever happens, after an accepted SUBSCRIBE the notifier has the filter just when it is wanted", () => {
  const happening = fc.constantFrom<Happening>(
    "allow",
    "forbid",
    "accepted",
    "not-taken",
    "lost",
    "unanswered",
  );
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 12 }), (happenings) => {
      const story = new Story();
      for (const what of happenings) story.happen(what);
      story.subscribe("accepted");
      const isWanted = story.isAllowed && story.memory.isFilterRefused !== true;
      expect([story.placement.isWanted, story.hasFilter]).toEqual([isWanted, isWanted]);
      expect(story.placement.next(true)).toBeUndefined();
    }),
  );
});

test("a subscription without a filter says nothing of one, and has none to give up", () => {
  const placement = new FilterPlacement(undefined, () => true, { tag: undefined });
  expect([placement.next(false), placement.next(true), placement.giveUp()]).toEqual([
    undefined,
    undefined,
    false,
  ]);
});

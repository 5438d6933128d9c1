import type { DocumentCopy, DocumentEntry } from "@porchlight/documents";
import { fail, ok } from "@porchlight/kernel";
import { canonicalKey, diffDocuments, parseXml } from "@porchlight/xml";
import fc from "fast-check";
import { expect, test } from "vitest";
import { usages } from "../address/application-usage";
import { userDocument } from "../address/xcap-address";
import { DocumentFollower } from "./document-follower";

const index = userDocument(usages["resource-lists"], "sip:alice@office.test");
const noPauses = { firstMs: 0, longestMs: 0 };

/** One thing that happens: a version is written (undefined: deleted), or what is not told yet is told. */
type Move = { readonly kind: "write"; readonly text: string | undefined } | { readonly kind: "tell" };

const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant("write" as const),
      text: fc.option(
        fc
          .array(fc.constantFrom("<b/>", "<c/>", "t"), { maxLength: 3 })
          .map((parts) => `<a>${parts.join("")}</a>`),
        { nil: undefined },
      ),
    }),
    fc.constant({ kind: "tell" as const }),
  ),
  { maxLength: 12 },
);

/** A document with all its versions, and a notifier that tells them late. */
class Notifier {
  #current: DocumentCopy | undefined;
  #told: DocumentCopy | undefined;
  #steps: DocumentEntry[] = [];
  #serial = 0;

  get current(): DocumentCopy | undefined {
    return this.#current;
  }

  write(text: string | undefined): void {
    const before = this.#current;
    this.#serial += 1;
    this.#current = text === undefined ? undefined : { etag: `v${this.#serial}`, text };
    const entry = stepBetween(before, this.#current);
    if (entry) this.#steps.push(entry);
  }

  /** Every step, or all of them as one. */
  tell(aggregates: boolean): readonly DocumentEntry[] {
    const whole = stepBetween(this.#told, this.#current);
    const steps = aggregates ? (whole ? [whole] : []) : this.#steps;
    this.#steps = [];
    this.#told = this.#current;
    return steps;
  }
}

function stepBetween(
  before: DocumentCopy | undefined,
  after: DocumentCopy | undefined,
): DocumentEntry | undefined {
  if (!before && !after) return undefined;
  const entry = { kind: "document", sel: index.path } as const;
  if (!before || !after) {
    return { ...entry, ...(before && { previousEtag: before.etag }), ...(after && { newEtag: after.etag }) };
  }
  const etags = { previousEtag: before.etag, newEtag: after.etag };
  const operations = diffDocuments(before.text, after.text);
  if (!operations.ok) return { ...entry, ...etags };
  const change =
    operations.value.length === 0
      ? ({ kind: "body-not-changed" } as const)
      : ({ kind: "patch", operations: operations.value } as const);
  return { ...entry, ...etags, change };
}

test("XDM-081 XDM-088 however writes, NOTIFYs and reads cross, the copy ends as the document is", async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), moves, fc.boolean(), async (scheduler, story, aggregates) => {
      const notifier = new Notifier();
      const read = scheduler.scheduleFunction(async () => notifier.current);
      const answer = async () => {
        const found = await read();
        // The version that the server had when it answered, arriving later.
        await scheduler.schedule(Promise.resolve());
        return found ? ok(found) : fail({ kind: "not-found" } as const);
      };
      const client = { get: answer, getIfChanged: answer };
      const follower = new DocumentFollower(
        client,
        index,
        undefined,
        { onChange: () => undefined, onPatchFailed: () => expect.unreachable() },
        noPauses,
      );
      const happen = async (): Promise<void> => {
        for (const move of [...story, { kind: "tell" } as const]) {
          await scheduler.schedule(Promise.resolve());
          if (move.kind === "write") notifier.write(move.text);
          else follower.told(notifier.tell(aggregates));
        }
      };
      follower.fetch();
      await scheduler.waitFor(happen());
      await scheduler.waitIdle();
      const { state } = follower;
      follower.drop();
      expect(state.kind).toBe(notifier.current ? "present" : "absent");
      expect(meaningOf(state.kind === "present" ? state.copy : undefined)).toEqual(
        meaningOf(notifier.current),
      );
    }),
  );
});

/** Patches keep what a document says, not how it is written: `<a></a>` may become `<a/>`. */
function meaningOf(copy: DocumentCopy | undefined): readonly unknown[] {
  const parsed = copy && parseXml(copy.text);
  return [copy?.etag, parsed?.ok ? canonicalKey(parsed.value.root) : undefined];
}

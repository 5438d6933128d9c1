import { instant } from "@porchlight/kernel";
import {
  type BackEnds,
  type ListMember,
  ListState,
  type ListStateOptions,
  WholeSource,
} from "@porchlight/rls";
import fc from "fast-check";
import { expect, test } from "vitest";
import { nodeDeflater } from "./node-deflater";

const OCTETS = 20_000;

/** Texts from those that compress well to those that do not at all. */
const name = fc.oneof(
  fc.string({ unit: "grapheme-composite", minLength: 1, maxLength: 40 }),
  fc.stringMatching(/^[a-z0-9.]{1,30}$/),
  fc.constant("Somebody"),
);

const person = fc.record({ id: fc.uuid(), user: fc.uuid(), text: name, isKnown: fc.boolean() });
type Person = typeof person extends fc.Arbitrary<infer T> ? T : never;

const wish: ListStateOptions["wish"] = {
  watcher: "sip:alice@example.com",
  resource: "sip:friends@example.com",
  target: "sip:alice@192.0.2.1",
  userAgent: "",
  instance: "",
  bodyType: "multipart/related",
  parameter: () => undefined,
  body: undefined,
};

const uriOf = ({ user }: Person): string => `sip:${user}@${user.slice(0, 8)}.example.com`;

const memberOf = (each: Person): ListMember => ({
  uri: uriOf(each),
  key: uriOf(each),
  names: [{ text: each.text }],
  list: undefined,
  refused: undefined,
});

/** Says of everybody what is known, by ids that nobody can guess. */
function backEndsOf(people: readonly Person[]): BackEnds {
  const byUri = new Map(people.map((each) => [uriOf(each), each]));
  return {
    open: ({ uri }) => {
      const each = byUri.get(uri);
      const text = (each?.text ?? "").repeat(9);
      const body = { contentType: "text/plain", text, octets: Buffer.byteLength(text) };
      const instance = (each?.id ?? "").replaceAll("-", "").slice(8);
      const backEnd: ReturnType<BackEnds["open"]> = {
        status: each?.isKnown
          ? { state: "active", instance, source: new WholeSource(() => body) }
          : { state: "pending", instance },
        refresh: () => backEnd,
        close: () => {},
      };
      return backEnd;
    },
  };
}

function stateOf(people: readonly Person[]): ListState {
  const list = { uri: wish.resource, names: [], members: people.map(memberOf) };
  const options = {
    backEnds: backEndsOf(people),
    tags: { of: () => "", digest: () => "" },
    wish,
    token: "Tk",
    domain: "example.com",
    lengthFor: () => ({ octets: OCTETS, isFirm: true, isCompressed: true }),
  };
  return new ListState(list, options, { changed: () => {} });
}

const octetsSent = (text: string): number => nodeDeflater.deflate("gzip", Buffer.from(text)).length;

test("RLS-021 RLS-064 towards who takes compressed bodies no NOTIFY is longer than it may be as it is sent", () => {
  fc.assert(
    fc.property(fc.array(person, { minLength: 400, maxLength: 700, size: "max" }), (people) => {
      const state = stateOf(people);
      const named = new Set<string>();
      let version = 0;
      for (; state.hasNews(); version += 1) {
        const body = state.tell(version, instant(0));
        if (body === undefined) break;
        expect(octetsSent(body.text)).toBeLessThan(OCTETS + 500);
        for (const [, uri] of body.text.matchAll(/<resource uri="([^"]+)"/g)) named.add(uri ?? "");
      }
      expect(version).toBeGreaterThan(1);
      expect(named.size).toBe(people.length);
    }),
    { numRuns: 6 },
  );
});

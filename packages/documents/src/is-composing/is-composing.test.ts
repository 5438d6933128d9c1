import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { IS_COMPOSING, type IsComposing } from "./is-composing";
import { readIsComposing } from "./read-is-composing";
import { writeIsComposing } from "./write-is-composing";

const documentOf = (content: string): string =>
  `<isComposing xmlns="${IS_COMPOSING}">${content}</isComposing>`;

function read(content: string): IsComposing {
  const found = readIsComposing(documentOf(content));
  if (!found.ok) throw new Error(found.error);
  return found.value;
}

describe("COR-054 isComposing (RFC 3994)", () => {
  test("COR-054 the examples of section 5", () => {
    expect(read("<state>active</state> <contenttype>text/plain</contenttype> <refresh>90</refresh>")).toEqual(
      { state: "active", contentType: "text/plain", refreshSeconds: 90 },
    );
    expect(
      read(
        "<state>idle</state><lastactive>2003-01-27T10:43:00Z</lastactive><contenttype>audio</contenttype>",
      ),
    ).toEqual({ state: "idle", lastActive: "2003-01-27T10:43:00Z", contentType: "audio" });
  });

  test.each(["thinking", "ACTIVE", ""])("COR-054 a state of others, %j, counts as idle", (state) => {
    expect(read(`<state>${state}</state>`).state).toBe("idle");
  });

  test("COR-054 elements of others are passed over, and a refresh that is no positive number", () => {
    expect(
      read(
        '<state>active</state><refresh>-3</refresh><x:mood xmlns:x="urn:x"><x:state>idle</x:state></x:mood>',
      ),
    ).toEqual({ state: "active" });
  });

  test.each(["<presence/>", documentOf(""), "<isComposing><state>active</state></isComposing>", "active"])(
    "COR-054 %s is refused",
    (text) => {
      expect(readIsComposing(text).ok).toBe(false);
    },
  );

  test("COR-054 what is written is read", () => {
    const status = fc.record<IsComposing>(
      {
        state: fc.constantFrom("active", "idle"),
        contentType: fc.constantFrom("text/plain", "a<&>b"),
        refreshSeconds: fc.integer({ min: 1, max: 999_999_999 }),
      },
      { requiredKeys: ["state"] },
    );
    fc.assert(
      fc.property(status, (given) => {
        expect(readIsComposing(writeIsComposing(given))).toEqual({ ok: true, value: given });
      }),
    );
  });

  test("COR-054 nothing that comes makes the reader fail", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.uint8Array(), fc.string().map(documentOf)), (given) => {
        readIsComposing(given);
      }),
    );
  });
});

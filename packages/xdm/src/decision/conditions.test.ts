import { describe, expect, test } from "vitest";
import type { XcapMethod, XcapRequest } from "../request";
import { ALICE } from "../testing/xcap-world";
import { checkConditions } from "./conditions";

function status(method: XcapMethod, fields: Pick<XcapRequest, "ifMatch" | "ifNoneMatch">, etag?: string) {
  const request = { method, target: "", body: new Uint8Array(), requester: ALICE, ...fields };
  return checkConditions(request, etag)?.status ?? "goes on";
}

describe("XDM-029 conditions", () => {
  test.each([
    ["GET", { ifNoneMatch: '"a"' }, "a", 304],
    ["HEAD", { ifNoneMatch: 'W/"a"' }, "a", 304],
    ["GET", { ifNoneMatch: '"b", "a"' }, "a", 304],
    ["GET", { ifNoneMatch: "*" }, "a", 304],
    ["GET", { ifNoneMatch: '"b"' }, "a", "goes on"],
    ["GET", { ifMatch: '"b"' }, "a", 412],
    ["PUT", { ifMatch: '"a"' }, "a", "goes on"],
    ["PUT", { ifMatch: '"b","c,d", "a"' }, "a", "goes on"],
    ["PUT", { ifMatch: '"c,a"' }, "a", 412],
    ["PUT", { ifMatch: 'W/"a"' }, "a", 412],
    ["PUT", { ifMatch: "a" }, "a", 412],
    ["PUT", { ifMatch: "" }, "a", 412],
    ["PUT", { ifMatch: "*" }, "a", "goes on"],
    ["PUT", { ifMatch: "*" }, undefined, 412],
    ["PUT", { ifMatch: '"a"' }, undefined, 412],
    ["PUT", { ifNoneMatch: "*" }, undefined, "goes on"],
    ["PUT", { ifNoneMatch: "*" }, "a", 412],
    ["PUT", { ifNoneMatch: '"a"' }, "a", 412],
    ["DELETE", { ifMatch: '"b"' }, "a", 412],
    ["DELETE", { ifNoneMatch: "*" }, "a", 412],
    ["DELETE", { ifMatch: '"a"', ifNoneMatch: '"a"' }, "a", 412],
  ] as const)("%s %o on %s: %s", (method, fields, etag, expected) => {
    expect(status(method, fields, etag)).toBe(expected);
  });
});

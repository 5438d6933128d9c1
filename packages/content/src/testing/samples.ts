import { type Instant, instant } from "@porchlight/kernel";
import { type ContentName, parseObjectName } from "../content-name";
import type { StoredContent } from "../content-object";

export const NOON: Instant = instant(1_767_787_200_000);
export const ALICE = "sip:alice@office.test";
export const BOB = "sip:bob@office.test";

export function named(object: string, owner = ALICE): ContentName {
  const name = parseObjectName(object);
  if (name === undefined) throw new Error(`${object} names no object`);
  return { owner, object: name };
}

/** Octets that need no charset to come back as they went. */
const SAMPLE = new Uint8Array([0, 1, 127, 128, 255, 10, 13]);

export function content(object: string, wish: Partial<StoredContent> = {}, owner = ALICE): StoredContent {
  const data = wish.data ?? SAMPLE;
  return {
    name: named(object, owner),
    contentType: "image/png",
    octets: data.length,
    etag: `etag-of-${object}`,
    sha1: "1".repeat(40),
    sha256: "2".repeat(64),
    author: owner,
    createdAt: NOON,
    modifiedAt: NOON,
    expiresAt: instant(NOON + 3_600_000),
    ...wish,
    data,
  };
}

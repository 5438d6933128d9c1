import {
  type AnnouncedContent,
  type ContentFailure,
  type FetchedContent,
  fail,
  ok,
  type Result,
} from "@porchlight/presence-client";
import { beforeEach, expect, test, vi } from "vitest";
import type { PictureTarget } from "./picture-target";
import { Pictures } from "./pictures";

const png = new Uint8Array([
  0x89, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 0, 73, 72, 68, 82, 0, 0, 1, 0, 0, 0, 1, 0,
]);
const huge = Uint8Array.from(png).fill(0xff, 16, 18);

const url = "https://office.test/content/bob/face";
const announced = (contentId: string): AnnouncedContent => ({
  url,
  contentId,
  contentType: "image/png",
  octets: png.length,
  sha1: undefined,
  sha256: undefined,
  expiresAt: 1,
});
const target = (contentId: string): PictureTarget => ({
  key: contentId,
  url,
  announced: announced(contentId),
});

type Answer = Result<FetchedContent | undefined, ContentFailure>;
const found = (data: Uint8Array): Answer => ok({ data, contentType: "text/html", etag: "v1" });

let answers: Answer[];
let asked: string[];
let revoked: string[];
let pictures: Pictures;

const next = async (): Promise<Result<FetchedContent, ContentFailure>> =>
  (answers.shift() ?? fail({ kind: "unreachable" })) as Result<FetchedContent, ContentFailure>;

beforeEach(() => {
  [answers, asked, revoked] = [[], [], []];
  let serial = 0;
  pictures = new Pictures(
    {
      fetch: ({ contentId }) => {
        asked.push(contentId ?? "");
        return next();
      },
      fetchUrl: (_url, etag) => {
        asked.push(`url ${etag}`);
        return next();
      },
    },
    {
      createObjectURL: () => {
        serial += 1;
        return `blob:${serial}`;
      },
      revokeObjectURL: (source) => void revoked.push(source),
    },
  );
});

const settled = (wanted: PictureTarget): Promise<void> => {
  const change = new Promise<void>((resolve) => pictures.onChange(resolve));
  pictures.want(wanted);
  return change;
};

test("RFC 4483 §5.6 a picture is fetched once for a Content-ID, and again for another one", async () => {
  answers.push(found(png), found(png));
  await settled(target("one"));
  pictures.want(target("one"));
  expect([pictures.state(target("one")), asked]).toEqual([{ kind: "shown", source: "blob:1" }, ["one"]]);
  await settled(target("two"));
  expect(pictures.state(target("two"))).toEqual({ kind: "shown", source: "blob:2" });
});

test("PRS-121 a mismatch is kept and not asked for again, an absence is tried later", async () => {
  vi.useFakeTimers({ now: 0 });
  answers.push(fail({ kind: "mismatch", of: "hash" }), fail({ kind: "unreachable" }), found(png));
  await settled(target("other"));
  await settled(target("away"));
  pictures.want(target("other"));
  pictures.want(target("away"));
  expect(asked).toEqual(["other", "away"]);
  expect(pictures.state(target("other"))).toMatchObject({ failure: { kind: "mismatch" } });
  vi.setSystemTime(60_000);
  pictures.want(target("other"));
  await settled(target("away"));
  expect(asked).toEqual(["other", "away", "away"]);
  expect(pictures.state(target("away")).kind).toBe("shown");
  vi.useRealTimers();
});

test("what is no image, and an image of too many pixels, is never shown, whatever type it is said to be", async () => {
  answers.push(found(new TextEncoder().encode("<svg onload='alert(1)'/>")), found(huge));
  await settled(target("script"));
  await settled(target("bomb"));
  expect([pictures.state(target("script")), pictures.state(target("bomb"))]).toEqual([
    { kind: "no-image" },
    { kind: "no-image" },
  ]);
});

test("RFC 4480 §3.12 a picture known by its URL alone is asked for anew by its tag", async () => {
  const plain: PictureTarget = { key: url, url, announced: undefined };
  answers.push(found(png), ok(undefined), found(png));
  await settled(plain);
  pictures.want(plain);
  await vi.waitFor(() => expect(asked).toEqual(["url undefined", "url v1"]));
  expect(pictures.state(plain)).toEqual({ kind: "shown", source: "blob:1" });
  await settled(plain);
  expect([pictures.state(plain), revoked]).toEqual([{ kind: "shown", source: "blob:2" }, ["blob:1"]]);
});

test("when the connection is back, what could not be had is tried again; what is looked at stays", async () => {
  answers.push(fail({ kind: "unreachable" }), fail({ kind: "mismatch", of: "size" }), found(png));
  await settled(target("away"));
  await settled(target("other"));
  pictures.retry();
  await vi.waitFor(() => expect(pictures.state(target("away")).kind).toBe("shown"));
  expect(asked).toEqual(["away", "other", "away"]);
  for (let count = 0; count < 1600; count += 1) {
    pictures.want(target(`p${count}`));
    pictures.state(target("away"));
  }
  expect(pictures.state(target("away")).kind).toBe("shown");
  expect(revoked).toEqual([]);
});

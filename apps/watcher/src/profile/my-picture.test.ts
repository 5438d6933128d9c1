import { fail, ok, type StoredObject, sha256Of } from "@porchlight/presence-client";
import { beforeEach, expect, test } from "vitest";
import { MyPicture } from "./my-picture";
import { ProfileStore } from "./profile-store";

const one = new Uint8Array([1]);
const other = new Uint8Array([2]);
const year = 365 * 86_400_000;

/** A content server of one user. */
class Objects {
  readonly kept = new Map<string, StoredObject & { readonly data: Uint8Array }>();
  isAway = false;
  #serial = 0;

  put = async (name: string, { contentType, data }: { contentType: string; data: Uint8Array }) => {
    if (this.isAway) return fail({ kind: "unreachable" } as const);
    this.#serial += 1;
    const hashes = { sha1: `sha1 of ${data}`, sha256: sha256Of(data) };
    const url = `https://office.test/content/alice/${name}`;
    const [modifiedAt, expiresAt] = [this.#serial, Date.now() + year];
    const stored = { name, url, contentType, octets: data.length, ...hashes, modifiedAt, expiresAt };
    this.kept.set(name, { ...stored, data });
    return ok(stored);
  };
  list = async () => (this.isAway ? fail({ kind: "unreachable" } as const) : ok([...this.kept.values()]));
  delete = async (name: string) => {
    this.kept.delete(name);
    return ok(undefined);
  };
  fetch = async ({ url }: { readonly url: string }) => {
    const found = [...this.kept.values()].find((each) => each.url === url);
    return found
      ? ok({ data: found.data, contentType: found.contentType, etag: undefined })
      : fail({ kind: "not-found" } as const);
  };
}

let objects: Objects;
let profile: ProfileStore;
let picture: MyPicture;
const nowhere = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };

beforeEach(() => {
  objects = new Objects();
  profile = new ProfileStore("sip:alice@office.test", nowhere, new EventTarget());
  picture = new MyPicture("sip:alice@office.test", objects, profile);
});

test("PRS-125 a chosen picture is kept under a name of its octets, and published by a reference to it", async () => {
  await picture.choose(one, "image/jpeg");
  const first = profile.view.picture;
  expect(first).toMatchObject({
    url: `https://office.test/content/alice/picture-${sha256Of(one).slice(0, 32)}`,
    contentId: `${sha256Of(one).slice(0, 32)}@office.test`,
    octets: 1,
  });
  await picture.choose(one, "image/jpeg");
  expect(profile.view.picture?.contentId).toBe(first?.contentId);
  await picture.choose(other, "image/jpeg");
  expect(profile.view.picture?.contentId).not.toBe(first?.contentId);
});

test("the one before stays for other devices; a removed picture is deleted with all before it", async () => {
  for (const octet of [1, 2, 3]) await picture.choose(new Uint8Array([octet]), "image/jpeg");
  expect(objects.kept.size).toBe(2);
  await objects.put("report.txt", { contentType: "text/plain", data: one });
  await picture.remove();
  expect([[...objects.kept.keys()], profile.view.picture]).toEqual([["report.txt"], undefined]);
});

test("a picture that could not be kept is not published, and that is said", async () => {
  objects.isAway = true;
  await picture.choose(one, "image/jpeg");
  expect([picture.state, profile.view.picture]).toEqual([
    { kind: "failed", failure: { kind: "unreachable" } },
    undefined,
  ]);
});

test("another device finds the picture that was chosen last, and keeps it from expiring", async () => {
  await objects.put("picture-old", { contentType: "image/png", data: one });
  const stored = await objects.put("picture-new", { contentType: "image/png", data: other });
  await picture.restore();
  expect(profile.view.picture?.url).toBe(stored.ok && stored.value.url);
  const [soon, found] = [Date.now() + 1000, objects.kept.get("picture-new")];
  if (found) objects.kept.set("picture-new", { ...found, expiresAt: soon });
  await picture.restore();
  expect(profile.view.picture?.expiresAt).toBeGreaterThan(soon);
});

test("where nothing can be listed, the profile stays as it is; where there is nothing, none is published", async () => {
  await picture.choose(one, "image/jpeg");
  objects.isAway = true;
  await picture.restore();
  expect(profile.view.picture).toBeDefined();
  objects.isAway = false;
  objects.kept.clear();
  await picture.restore();
  expect(profile.view.picture).toBeUndefined();
  let changes = 0;
  profile.onChange(() => {
    changes += 1;
  });
  await picture.restore();
  expect(changes).toBe(0);
});

import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { after } from "@porchlight/kernel";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ALICE, type Answer } from "../xcap/testing/xcap-world";
import { named } from "./testing/content-rights-double";
import { BOB, C, ContentWorld, picture } from "./testing/content-world";

let world: ContentWorld;
let icon: Buffer;
beforeEach(async () => {
  world = await ContentWorld.open();
  icon = await picture("png");
});
afterEach(() => world.close());

const ICON = `${C}/icon`;
const outcome = ({ status, text }: Answer): string =>
  status < 400 || text === "" ? String(status) : `${status} ${JSON.parse(text).type.split("/").at(-1)}`;
const facts = ({ text }: Answer) => JSON.parse(text);
const putIcon = () => world.put(ICON, icon, "image/png");
const asOperator = (token: string) => ({ headers: { Authorization: token } });

describe("PRV-030 objects", () => {
  test("PUT creates with 201 and replaces with 200; the answer has what a reference needs", async () => {
    const created = await putIcon();
    expect(created.status).toBe(201);
    expect(created.headers.location).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+\/content\/sip:alice@office\.test\/icon$/,
    );
    expect(facts(created)).toMatchObject({
      owner: ALICE,
      name: "icon",
      contentType: "image/png",
      octets: icon.length,
      sha1: createHash("sha1").update(icon).digest("hex"),
      sha256: createHash("sha256").update(icon).digest("hex"),
      author: ALICE,
      publicUrl: null,
    });
    expect(created.headers.etag).toBe(`"${facts(created).etag}"`);
    expect((await putIcon()).status).toBe(200);
  });

  test("GET gives the octets as they were sent, HEAD their head", async () => {
    await putIcon();
    const read = await world.ask("GET", ICON, { headers: { "Accept-Encoding": "gzip" } });
    expect([read.status, read.headers["content-type"]]).toEqual([200, "image/png"]);
    expect(read.body.equals(icon)).toBe(true);
    const head = await world.ask("HEAD", ICON);
    expect([head.status, head.headers["content-length"], head.body.length]).toEqual([
      200,
      `${icon.length}`,
      0,
    ]);
    expect(head.headers.etag).toBe(read.headers.etag);
  });

  test("POST chooses a name that cannot be guessed", async () => {
    const posted = await world.ask("POST", C, { body: icon, type: "image/png" });
    expect(posted.status).toBe(201);
    expect(facts(posted).name).toMatch(/^[A-Za-z0-9]{22,}$/);
    const { pathname } = new URL(String(posted.headers.location));
    expect((await world.ask("GET", pathname)).body.equals(icon)).toBe(true);
    expect(facts(await world.ask("POST", C, { body: icon, type: "image/png" })).name).not.toBe(
      facts(posted).name,
    );
  });

  test("DELETE takes the object away", async () => {
    await putIcon();
    expect(outcome(await world.ask("DELETE", ICON))).toBe("204");
    expect(outcome(await world.ask("GET", ICON))).toBe("404 content-not-found");
    expect(outcome(await world.ask("DELETE", ICON))).toBe("404 content-not-found");
  });

  test("the list is JSON, with what is kept and what may be", async () => {
    await putIcon();
    await world.put(`${C}/note`, "hello", "text/plain");
    world.rights.referred.set("icon", after(world.xcap.now, 60_000));
    const list = facts(await world.ask("GET", C));
    expect(list.items.map(({ name, isReferred }: never) => [name, isReferred])).toEqual([
      ["icon", true],
      ["note", false],
    ]);
    expect(list.octets).toBe(icon.length + 5);
    expect(list.limits).toEqual({ octets: 10_485_760, objects: 200, octetsPerObject: 307_200 });
    expect((await world.ask("GET", `${C}/`)).status).toBe(200);
    expect((await world.ask("HEAD", C)).text).toBe("");
  });

  test("conditions: 304, 412 on a stale write, none written over", async () => {
    const etag = String((await putIcon()).headers.etag);
    expect((await world.ask("GET", ICON, { headers: { "If-None-Match": etag } })).status).toBe(304);
    expect(outcome(await world.ask("GET", ICON, { headers: { "If-Match": '"other"' } }))).toBe(
      "412 content-changed",
    );
    const other = await picture("gif");
    const write = (headers: Record<string, string>) => world.put(ICON, other, "image/gif", { headers });
    expect(outcome(await write({ "If-None-Match": "*" }))).toBe("412 content-changed");
    expect(outcome(await write({ "If-Match": '"other"' }))).toBe("412 content-changed");
    expect(outcome(await write({ "If-Match": "other" }))).toBe("400 invalid-input");
    expect((await world.ask("GET", ICON)).body.equals(icon)).toBe(true);
    expect((await write({ "If-Match": etag })).status).toBe(200);
    expect(outcome(await world.ask("DELETE", ICON, { headers: { "If-Match": etag } }))).toBe(
      "412 content-changed",
    );
  });

  test("a compressed upload is stored as what it is", async () => {
    await world.put(`${C}/note`, gzipSync("hello"), "text/plain", {
      headers: { "Content-Encoding": "gzip" },
    });
    expect((await world.ask("GET", `${C}/note`)).text).toBe("hello");
    const unknown = { headers: { "Content-Encoding": "br" } };
    expect(outcome(await world.put(ICON, icon, "image/png", unknown))).toBe("415 content-type-refused");
  });

  test("methods and names that are none", async () => {
    expect(outcome(await world.ask("PATCH", ICON))).toBe("405 method-not-allowed");
    expect((await world.ask("PATCH", ICON)).headers.allow).toBe("GET, HEAD, PUT, DELETE, OPTIONS");
    expect(outcome(await world.ask("PUT", C))).toBe("405 method-not-allowed");
    expect((await world.ask("OPTIONS", ICON)).headers.allow).toContain("PUT");
    expect(outcome(await world.put(`${C}/a%2Fb`, icon, "image/png"))).toBe("400 invalid-input");
    expect(outcome(await world.put(`${C}/..%2fbob`, icon, "image/png"))).toBe("400 invalid-input");
    for (const path of ["/content", "/content/", "/content/nobody/icon", `${C}/a/b`, "/content/%zz/x"]) {
      expect(outcome(await world.ask("GET", path)), path).toBe("404 not-found");
    }
    expect(
      outcome(await world.put(ICON, icon, "image/png", { headers: { "Content-Range": "bytes 0-1/2" } })),
    ).toBe("400 invalid-input");
  });
});

describe("PRV-038 ranges", () => {
  beforeEach(() => world.put(`${C}/note`, "0123456789", "text/plain"));
  const range = (headers: Record<string, string>) => world.ask("GET", `${C}/note`, { headers });

  test("206 with the octets that are asked for", async () => {
    const part = await range({ Range: "bytes=2-4", "Accept-Encoding": "gzip" });
    expect([part.status, part.text, part.headers["content-range"]]).toEqual([206, "234", "bytes 2-4/10"]);
    expect((await range({ Range: "bytes=-3" })).text).toBe("789");
  });

  test("416 where there are none, everything for what is not understood or not current", async () => {
    const none = await range({ Range: "bytes=10-" });
    expect([outcome(none), none.headers["content-range"]]).toEqual([
      "416 range-not-satisfiable",
      "bytes */10",
    ]);
    expect((await range({ Range: "bytes=0-1,3-4" })).status).toBe(200);
    expect((await range({ Range: "bytes=0-1", "If-Range": '"other"' })).status).toBe(200);
    const etag = String((await world.ask("HEAD", `${C}/note`)).headers.etag);
    expect((await range({ Range: "bytes=0-1", "If-Range": etag })).text).toBe("01");
  });
});

describe("PRV-032 who may", () => {
  test("nothing is told before it is known who asks", async () => {
    await putIcon();
    for (const path of [ICON, `${C}/none`, "/content/sip:nobody@office.test/icon", C]) {
      const answer = await world.xcap.raw("GET", path);
      expect(outcome(answer), path).toBe("401 unauthenticated");
      expect(answer.headers["www-authenticate"]).toContain("Digest");
      expect(answer.headers["content-type"]).toContain("application/problem+json");
    }
  });

  test("a watcher who is shown no reference gets one answer, whatever there is", async () => {
    await putIcon();
    const answers = await Promise.all(
      [ICON, `${C}/none`, "/content/sip:nobody@office.test/icon"].map((path) =>
        world.ask("GET", path, {}, BOB),
      ),
    );
    const told = answers.map(({ status, text }) => [status, { ...JSON.parse(text), instance: "" }]);
    expect(new Set(told.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(outcome(await world.ask("GET", ICON, {}, BOB))).toBe("403 content-forbidden");
  });

  test("a watcher who is shown a reference reads what it refers to, and nothing else", async () => {
    await putIcon();
    world.rights.readers.add("sip:bob@office.test icon").add("sip:bob@office.test gone");
    expect((await world.ask("GET", ICON, {}, BOB)).body.equals(icon)).toBe(true);
    expect(outcome(await world.ask("GET", `${C}/gone`, {}, BOB))).toBe("404 content-not-found");
    expect(outcome(await world.ask("GET", C, {}, BOB))).toBe("403 content-forbidden");
    expect(outcome(await world.ask("DELETE", ICON, {}, BOB))).toBe("403 content-forbidden");
    expect(outcome(await world.put(ICON, icon, "image/png", {}, BOB))).toBe("403 content-forbidden");
    expect(outcome(await world.ask("POST", C, { body: icon, type: "image/png" }, BOB))).toBe(
      "403 content-forbidden",
    );
  });

  test("a source of the presentity adds objects, and changes those it added", async () => {
    await putIcon();
    world.rights.publishers.add("sip:bob@office.test");
    const posted = await world.ask("POST", C, { body: icon, type: "image/png" }, BOB);
    expect([posted.status, facts(posted).author]).toEqual([201, "sip:bob@office.test"]);
    const { pathname } = new URL(facts(posted).url);
    expect((await world.ask("GET", pathname, {}, BOB)).status).toBe(200);
    expect((await world.put(pathname, icon, "image/png", {}, BOB)).status).toBe(200);
    for (const path of [ICON, `${C}/none`]) {
      expect(outcome(await world.put(path, icon, "image/png", {}, BOB)), path).toBe("403 content-forbidden");
    }
    expect(outcome(await world.ask("GET", ICON, {}, BOB))).toBe("403 content-forbidden");
    expect((await world.ask("DELETE", pathname, {}, BOB)).status).toBe(204);
  });

  test("operators read and write as their role lets them, and it is in the audit log", async () => {
    await putIcon();
    const token = { kind: "token", name: "ops" } as const;
    world.xcap.operators.set("Bearer good", { ...token, role: "operator", id: "t1" } as never);
    world.xcap.operators.set("Bearer audit", { ...token, role: "auditor", id: "t2" } as never);
    world.xcap.operators.set("Bearer support", { ...token, role: "support", id: "t3" } as never);
    const asked = async (method: string, who: string) =>
      outcome(
        await world.xcap.raw(method, ICON, {
          ...asOperator(who),
          body: method === "PUT" ? icon : "",
          type: "image/png",
        }),
      );
    expect(await asked("GET", "Bearer support")).toBe("403 content-forbidden");
    expect(await asked("PUT", "Bearer audit")).toBe("403 content-forbidden");
    expect(await asked("GET", "Bearer audit")).toBe("200");
    expect(await asked("PUT", "Bearer good")).toBe("200");
    expect(await asked("DELETE", "Bearer good")).toBe("204");
    expect(await asked("DELETE", "Bearer good")).toBe("404 content-not-found");
    const log = await world.xcap.store.audit.list({ action: "content", limit: 10 });
    expect(log.map(({ action, target }) => `${action} ${target}`)).toEqual([
      "content.delete sip:alice@office.test/icon",
      "content.put sip:alice@office.test/icon",
      "content.read sip:alice@office.test/icon",
    ]);
    const nobody = "/content/sip:nobody@office.test/icon";
    const answer = await world.xcap.raw("PUT", nobody, {
      ...asOperator("Bearer good"),
      body: icon,
      type: "image/png",
    });
    expect(outcome(answer)).toBe("404 user-not-found");
  });
});

describe("PRV-033 what is taken", () => {
  test("an image that lies about its type: 415, and the object as it was", async () => {
    await putIcon();
    const before = await world.ask("GET", ICON);
    const lie = await world.put(ICON, await picture("gif"), "image/png");
    expect(outcome(lie)).toBe("415 content-type-refused");
    expect(facts(lie).reason).toBe("The object says it is image/png; by its octets it is image/gif.");
    const html = Buffer.from("<html><script>alert(1)</script></html>");
    expect(outcome(await world.put(ICON, html, "image/png"))).toBe("415 content-type-refused");
    const now = await world.ask("GET", ICON);
    expect([now.headers.etag, now.body.equals(before.body)]).toEqual([before.headers.etag, true]);
  });

  test("types of images, sounds, cards and texts; no others", async () => {
    for (const type of ["png", "jpeg", "gif", "webp"] as const) {
      expect((await world.put(`${C}/${type}`, await picture(type), `image/${type}`)).status, type).toBe(201);
    }
    const wave = Buffer.concat([Buffer.from("RIFF\x24\0\0\0WAVEfmt \x10\0\0\0"), Buffer.alloc(28)]);
    expect((await world.put(`${C}/wave`, wave, "audio/wav")).status).toBe(201);
    expect((await world.put(`${C}/card`, "BEGIN:VCARD\r\nFN:A\r\nEND:VCARD\r\n", "text/vcard")).status).toBe(
      201,
    );
    expect(
      (await world.put(`${C}/svg`, '<svg xmlns="http://www.w3.org/2000/svg"/>', "image/svg+xml")).status,
    ).toBe(201);
    for (const [body, type] of [
      ["<html/>", "text/html"],
      ["<html/>", "text/plain"],
      ['<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "image/svg+xml"],
      ["%PDF-1.4", "application/pdf"],
      ["x", "application/octet-stream"],
    ] as const) {
      expect(outcome(await world.put(`${C}/other`, body, type)), `${type} ${body}`).toBe(
        "415 content-type-refused",
      );
    }
    expect(outcome(await world.ask("PUT", `${C}/other`, { body: icon }))).toBe("415 content-type-refused");
    expect(outcome(await world.ask("GET", `${C}/other`))).toBe("404 content-not-found");
  });

  test("an image that is cut off, or a bomb of pixels: 422", async () => {
    expect(outcome(await world.put(ICON, icon.subarray(0, icon.length - 30), "image/png"))).toBe(
      "422 content-unreadable",
    );
    const bomb = await sharp({
      create: { width: 9000, height: 9000, channels: 3, background: "#000" },
      limitInputPixels: false,
    })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(307_200);
    const refused = await world.put(ICON, bomb, "image/png");
    expect([outcome(refused), facts(refused).reason]).toEqual([
      "422 content-unreadable",
      "The image has more than 16777216 pixels.",
    ]);
  });

  test("413 beyond the size of one object, 507 beyond what a user keeps", async () => {
    expect(outcome(await world.put(`${C}/note`, "x".repeat(307_201), "text/plain"))).toBe(
      "413 content-too-large",
    );
    expect((await world.put(`${C}/note`, "x".repeat(307_200), "text/plain")).status).toBe(201);
    const small = await ContentWorld.open({
      PORCHLIGHT_CONTENT_BYTES_PER_USER: "2000",
      PORCHLIGHT_CONTENT_OBJECTS_PER_USER: "2",
    });
    const note = (name: string, octets: number) =>
      small.put(`${C}/${name}`, "x".repeat(octets), "text/plain");
    expect((await note("a", 1500)).status).toBe(201);
    expect(outcome(await note("b", 501))).toBe("507 content-quota-exceeded");
    expect((await note("a", 2000)).status).toBe(200);
    await note("a", 1);
    await note("b", 1);
    expect(outcome(await note("c", 1))).toBe("507 content-quota-exceeded");
    await small.close();
  });
});

describe("PRV-034 lifetimes", () => {
  const left = async () => Number((await world.ask("HEAD", ICON)).headers["x-lifetime"]);

  test("thirty days by default, as wished by X-Lifetime or Expires", async () => {
    await putIcon();
    expect(await left()).toBe(2_592_000);
    await world.put(ICON, icon, "image/png", { headers: { "X-Lifetime": "90" } });
    expect(await left()).toBe(90);
    await world.put(ICON, icon, "image/png", { headers: { Expires: "Tue, 01 Jan 2030 13:00:00 GMT" } });
    expect(await left()).toBe(3600);
    expect((await world.ask("HEAD", ICON)).headers.expires).toBe("Tue, 01 Jan 2030 13:00:00 GMT");
    for (const headers of [{ "X-Lifetime": "0" }, { "X-Lifetime": "soon" }, { Expires: "0" }]) {
      expect(outcome(await world.put(ICON, icon, "image/png", { headers }))).toBe("400 invalid-input");
    }
  });

  test("410 once it is over, swept or not; then written anew; then forgotten", async () => {
    const brief = () => world.put(ICON, icon, "image/png", { headers: { "X-Lifetime": "60" } });
    await brief();
    world.xcap.advance(61);
    expect(outcome(await world.ask("GET", ICON))).toBe("410 content-expired");
    expect(facts(await world.ask("GET", C)).items).toEqual([]);
    await world.content.sweeper.sweep();
    expect(outcome(await world.ask("GET", ICON))).toBe("410 content-expired");
    expect(outcome(await world.ask("DELETE", ICON))).toBe("410 content-expired");
    expect(outcome(await world.ask("GET", ICON, {}, BOB))).toBe("403 content-forbidden");
    expect((await brief()).status).toBe(201);
    world.xcap.advance(61);
    await world.content.sweeper.sweep();
    world.xcap.advance(2_592_001);
    await world.content.sweeper.sweep();
    expect(outcome(await world.ask("GET", ICON))).toBe("404 content-not-found");
  });

  test("it lives as long as a publication that refers to it", async () => {
    await world.put(ICON, icon, "image/png", { headers: { "X-Lifetime": "60" } });
    world.rights.referred.set("icon", after(world.xcap.now, 3_600_000));
    world.xcap.advance(61);
    expect((await world.ask("GET", ICON)).status).toBe(200);
    await world.content.sweeper.sweep();
    expect(await left()).toBe(3539);
    world.rights.referred.clear();
    world.xcap.advance(3540);
    expect(outcome(await world.ask("GET", ICON))).toBe("410 content-expired");
  });
});

describe("PRV-035 hardening", () => {
  test("what is opened in a browser runs nothing", async () => {
    await putIcon();
    await world.put(`${C}/note`, "hello", "text/plain");
    const image = (await world.ask("GET", ICON)).headers;
    expect(image["x-content-type-options"]).toBe("nosniff");
    expect(image["content-security-policy"]).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
    );
    expect(image["content-disposition"]).toBe('inline; filename="icon"');
    expect(image["cache-control"]).toBe("private, no-cache");
    expect(image["cross-origin-resource-policy"]).toBe("same-origin");
    const note = (await world.ask("GET", `${C}/note`)).headers;
    expect(note["content-disposition"]).toBe('attachment; filename="note"');
    expect(note["content-type"]).toBe("text/plain; charset=utf-8");
  });
});

describe("images in other sizes", () => {
  test("fitted, without metadata, under an entity-tag of their own", async () => {
    const photo = await sharp(await picture("jpeg", 400, 300))
      .withExif({ IFD0: { Copyright: "nobody" } })
      .jpeg()
      .toBuffer();
    await world.put(ICON, photo, "image/jpeg");
    const small = await world.ask("GET", `${ICON}?size=90`);
    const { width, height, exif, format } = await sharp(small.body).metadata();
    expect([width, height, exif, format]).toEqual([96, 72, undefined, "jpeg"]);
    const whole = await world.ask("GET", ICON);
    expect(whole.body.equals(photo)).toBe(true);
    expect(small.headers.etag).toBe(String(whole.headers.etag).replace(/"$/, '-96"'));
    const again = await world.ask("GET", `${ICON}?size=96`, {
      headers: { "If-None-Match": String(small.headers.etag) },
    });
    expect(again.status).toBe(304);
    expect((await world.ask("GET", `${ICON}?size=512`)).status).toBe(200);
  });

  test("a size that there is none of is 400; a drawing goes as it is", async () => {
    await putIcon();
    for (const size of ["0", "513", "x", ""]) {
      expect(outcome(await world.ask("GET", `${ICON}?size=${size}`)), size).toBe("400 invalid-input");
    }
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';
    await world.put(`${C}/svg`, svg, "image/svg+xml");
    expect((await world.ask("GET", `${C}/svg?size=96`)).text).toBe(svg);
  });
});

describe("links for anybody", () => {
  test("are off unless they are switched on", async () => {
    const created = facts(await putIcon());
    expect(created.publicUrl).toBeNull();
    expect((await world.xcap.raw("GET", `${ICON}?key=x`)).status).toBe(401);
  });

  test("open one object to whoever has them, until it is deleted", async () => {
    const open = await ContentWorld.open({ PORCHLIGHT_CONTENT_PUBLIC_LINKS: "on" });
    const link = async () => {
      const { pathname, search } = new URL(facts(await open.put(ICON, icon, "image/png")).publicUrl);
      return `${pathname}${search}`;
    };
    const first = await link();
    expect((await open.xcap.raw("GET", first)).body.equals(icon)).toBe(true);
    expect(
      (
        await open.xcap.raw(
          "GET",
          first.replace(/.$/, (end) => (end === "0" ? "1" : "0")),
        )
      ).status,
    ).toBe(401);
    expect((await open.xcap.raw("PUT", first, { body: icon, type: "image/png" })).status).toBe(401);
    expect(await link()).toBe(first);
    await open.ask("DELETE", ICON);
    open.xcap.advance(1);
    expect(await link()).not.toBe(first);
    expect((await open.xcap.raw("GET", first)).status).toBe(401);
    await open.close();
  });
});

test("PRV-037 what changes is told as it changes, whoever did it; what is refused or only read is not", async () => {
  const told = () => world.told.splice(0);
  await putIcon();
  await putIcon();
  expect(told()).toEqual([`${ALICE}/icon`, `${ALICE}/icon`]);
  await world.ask("GET", ICON);
  await world.put(ICON, "no picture", "image/png");
  await world.put(ICON, icon, "image/png", { headers: { "If-None-Match": "*" } });
  expect(told()).toEqual([]);
  await world.ask("DELETE", ICON);
  expect(told()).toEqual([`${ALICE}/icon`]);
  await world.put(ICON, icon, "image/png", { headers: { "X-Lifetime": "60" } });
  world.xcap.advance(61);
  await world.content.sweeper.sweep();
  expect(told()).toEqual([`${ALICE}/icon`, `${ALICE}/icon`]);
});

test("pages of configured origins may use it", async () => {
  const open = await ContentWorld.open({ PORCHLIGHT_XCAP_ALLOWED_ORIGINS: "https://phone.example.com" });
  const preflight = await open.xcap.raw("OPTIONS", ICON, {
    headers: { Origin: "https://phone.example.com", "Access-Control-Request-Method": "PUT" },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers["access-control-allow-headers"]).toContain("X-Lifetime");
  await open.close();
});

test("what nobody has is not found by its name", async () => {
  expect(await world.content.office.desk.find(named("icon"))).toEqual({ kind: "none" });
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { contentReference } from "./content-reference";
import { printRelated, readRelated } from "./related-body";

const soon = Date.UTC(2030, 0, 7, 9, 0, 0);
const url = "https://office.test/content/alice@office.test/face";
const refer = (data: Uint8Array) =>
  contentReference({ url, contentType: "image/png", data, expiresAt: soon }, "office.test");
const octets = fc.uint8Array({ maxLength: 64 });
const parts = { minLength: 1, maxLength: 3 };

test("PRS-124 a part has expiration in GMT, size, hashes, and a disposition, type and Content-ID within", () => {
  const { contentType, content } = printRelated("application/pidf+xml", "<presence/>", [
    refer(new Uint8Array([1, 2, 3])),
  ]);
  expect(contentType).toMatch(
    /^multipart\/related;type="application\/pidf\+xml";start="<[^">]+>";boundary=[\w.-]+$/,
  );
  expect(content).toContain('Content-Type: message/external-body;access-type="URL"');
  expect(content).toContain('expiration="Mon, 07 Jan 2030 09:00:00 GMT"');
  expect(content).toContain(
    `URL="${url}";size=3;hash=7037807198c22a7d2b0807371d763779a84fdfcf;sha-256=039058c6`,
  );
  expect(content).toMatch(
    /\r\n\r\nContent-Type: image\/png\r\nContent-ID: <[0-9a-f]{32}@office\.test>\r\nContent-Disposition: icon\r\n\r\n/,
  );
});

test("PRS-125 the Content-ID is another one exactly when the octets are others", () => {
  fc.assert(
    fc.property(octets, octets, (one, other) => {
      const isSame = one.length === other.length && one.every((octet, at) => octet === other[at]);
      expect(refer(one).contentId === refer(other).contentId).toBe(isSame);
    }),
  );
});

test("PRS-120 whatever stands in it, a document comes out as it went in, with its references", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.array(octets, parts), (text, objects) => {
      const document = `<a>${text}\r\n--porchlight-part--\r\n</a>`;
      const references = objects.map(refer);
      const { contentType, content } = printRelated("application/pidf+xml", document, references);
      const read = readRelated(contentType, content);
      expect(read).toEqual({ ok: true, value: { type: "application/pidf+xml", text: document, references } });
    }),
  );
});

test("PRS-120 a body that is no multipart is the document itself", () => {
  expect(readRelated("Application/PIDF+xml;charset=UTF-8", "<p/>")).toEqual({
    ok: true,
    value: { type: "application/pidf+xml", text: "<p/>", references: [] },
  });
});

const related = (part: string): string => `--b\r\nContent-Type: a/b\r\n\r\nx\r\n--b\r\n${part}\r\n--b--\r\n`;
const referencesIn = (part: string) => {
  const read = readRelated("multipart/related;boundary=b", related(part));
  return read.ok ? read.value.references : read.error;
};

test("PRS-121 what a part says wrongly counts as not said; a part that names no URL is passed over", () => {
  const part = (parameters: string): string =>
    `Content-Type: message/external-body;access-type=URL;${parameters}\r\n\r\nContent-ID: <one\r\n\r\n`;
  expect(
    referencesIn(part('URL="http://a.test/\r\n x";size=-1;hash=zz;sha-256=1;expiration="tomorrow"')),
  ).toEqual([
    {
      url: "http://a.test/x",
      contentId: undefined,
      contentType: undefined,
      octets: undefined,
      sha1: undefined,
      sha256: undefined,
      expiresAt: undefined,
    },
  ]);
  expect(referencesIn(part('URL="";size=1'))).toEqual([]);
  expect(referencesIn("Content-Type: text/plain\r\n\r\nx")).toEqual([]);
});

test("PRS-120 content that comes with the document is taken as it is, in base64 and quoted-printable too; other encodings are not", () => {
  const part = (encoding: string, body: string): string =>
    `Content-Type: image/png\r\nContent-ID: <face>\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}`;
  expect(referencesIn(part("base64", "AQID\r\n/w=="))).toMatchObject([
    { url: "cid:face", contentId: "face", contentType: "image/png", data: new Uint8Array([1, 2, 3, 255]) },
  ]);
  expect(referencesIn(part("8bit", "x"))).toMatchObject([{ data: new Uint8Array([120]) }]);
  expect(referencesIn(part("base64", "!"))).toEqual([]);
  expect(referencesIn(part("quoted-printable", "=78"))).toMatchObject([{ data: new Uint8Array([120]) }]);
  expect(referencesIn(part("x-uuencode", "x"))).toEqual([]);
});

test("PRS-120 whatever the body of a multipart is, reading it ends", () => {
  expect(readRelated("multipart/related", "--b\r\n").ok).toBe(false);
  expect(readRelated("multipart/related;boundary=b", "--b\r\n\r\nx").ok).toBe(false);
  fc.assert(
    fc.property(fc.string(), fc.string({ unit: "binary" }), (type, body) => {
      const read = readRelated(`multipart/related;${type}`, body);
      expect(typeof read.ok).toBe("boolean");
    }),
  );
});

import { fail, ok } from "@porchlight/kernel";
import { describe, expect, test } from "vitest";
import { renditionSize } from "../rendition-size";
import { DEFAULT_MEDIA_TYPES } from "./default-types";
import { inspectMedia } from "./inspect-media";
import { DAMAGED, type MediaProbe } from "./media-probe";

const octets = (text: string) => new TextEncoder().encode(text);
const rules = { types: new Set(DEFAULT_MEDIA_TYPES), image: { pixels: 100 } };
const probe: MediaProbe = {
  sniff: async (data) =>
    data[0] === 71 ? "image/gif" : data[0] === 79 ? "audio/ogg; codecs=opus" : undefined,
  decode: async (data) => (data.length > 5 ? fail(DAMAGED) : ok({ width: 1, height: 1 })),
};
const judge = async (type: string | undefined, text: string) => {
  const judged = await inspectMedia(type, octets(text), rules, probe);
  return judged.ok ? judged.value : judged.error.kind;
};

describe("PRV-033 types by the octets", () => {
  test("what it is said to be, and is", async () => {
    expect(await judge("IMAGE/GIF; q=1", "GIF")).toBe("image/gif");
    expect(await judge("audio/ogg", "Ogg")).toBe("audio/ogg");
  });

  test("an image that lies about its type", async () => {
    expect(await judge("image/png", "GIF")).toBe("other-type");
    expect(await judge("image/gif", "no image at all")).toBe("other-type");
    expect(await judge("audio/ogg", "GIF")).toBe("other-type");
  });

  test("an image that cannot be decoded", async () => {
    expect(await judge("image/gif", "GIF and more")).toBe("unreadable");
  });

  test("types that are not taken", async () => {
    for (const type of [undefined, "", "gif", "text/html", "application/octet-stream", "image/x-unknown"]) {
      expect(await judge(type, "GIF"), type).toBe("type-not-taken");
    }
  });

  test("text is UTF-8 without markup; a card is a card", async () => {
    expect(await judge("text/plain", "Grüße\n")).toBe("text/plain; charset=utf-8");
    expect(await judge("text/plain; charset=iso-8859-1", "x")).toBe("other-type");
    for (const text of [
      "a\u0000b",
      "<html>",
      "  <!DOCTYPE html>",
      "x <script>alert(1)</script>",
      "\ufeff<svg>",
    ]) {
      expect(await judge("text/plain", text), text).toBe("other-type");
    }
    expect(await judge("text/vcard", "BEGIN:VCARD\r\nFN:Al\r\nEND:VCARD\r\n")).toBe(
      "text/vcard; charset=utf-8",
    );
    expect(await judge("text/vcard", "FN:Al")).toBe("other-type");
  });

  test("octets that are no UTF-8 are no text", async () => {
    const judged = await inspectMedia("text/plain", new Uint8Array([0xff, 0xfe]), rules, probe);
    expect(judged.ok).toBe(false);
  });
});

describe("PRV-033 SVG draws and does nothing else", () => {
  const svg = (inside: string, attributes = "") =>
    judge("image/svg+xml", `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`);

  test("a drawing is taken", async () => {
    expect(await svg('<defs><g id="a"/></defs><use href="#a"/><path d="M0 0" fill="url(#a)"/>')).toBe(
      "image/svg+xml",
    );
  });

  test.each([
    "<script>alert(1)</script>",
    "<foreignObject><b/></foreignObject>",
    '<a href="javascript:alert(1)"><path/></a>',
    '<image href="https://elsewhere.test/track.png"/>',
    '<use xmlns:x="http://www.w3.org/1999/xlink" x:href="//elsewhere.test/a.svg#b"/>',
    '<image href="data:image/svg+xml;base64,AAAA"/>',
    '<rect onload="x()"/>',
    '<rect style="fill:url(https://elsewhere.test/a)"/>',
    "<style>@import 'https://elsewhere.test/a.css';</style>",
    '<set attributeName="href" to="javascript:alert(1)"/>',
    '<SCRIPT xmlns="http://www.w3.org/1999/xhtml">x</SCRIPT>',
  ])("%s is refused", async (inside) => {
    expect(await svg(inside)).toBe("other-type");
  });

  test("what is no SVG, has a DTD or a style sheet is refused", async () => {
    expect(await svg("", 'onload="x()"')).toBe("other-type");
    for (const text of [
      "<svg/>",
      "no xml",
      '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>',
      '<?xml-stylesheet href="a.css"?><svg xmlns="http://www.w3.org/2000/svg"/>',
    ]) {
      expect(await judge("image/svg+xml", text), text).toBe("other-type");
    }
  });
});

test("renditions come in few sizes", () => {
  expect(["1", "32", "33", "96", "500", "512"].map(renditionSize)).toEqual([32, 32, 48, 96, 512, 512]);
  for (const text of ["0", "513", "-1", "x", "", "99999", "1e2"])
    expect(renditionSize(text), text).toBeUndefined();
});

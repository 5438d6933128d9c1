import { describe, expect, test } from "vitest";
import { asciiDomain } from "./ascii-domain";
import { punycode } from "./punycode";

describe("POL-009 domains are compared by ToASCII", () => {
  test.each([
    ["example.com", "example.com"],
    ["EXAMPLE.Com", "example.com"],
    ["ex%61mple%2Ecom", "example.com"],
    ["example.com.", "example.com"],
    ["bücher.example", "xn--bcher-kva.example"],
    ["BÜCHER.example", "xn--bcher-kva.example"],
    ["b%C3%BCcher.example", "xn--bcher-kva.example"],
    ["XN--BCHER-KVA.example", "xn--bcher-kva.example"],
    ["bu\u0308cher.example", "xn--bcher-kva.example"],
    ["straße.example", "strasse.example"],
    ["日本語。ＪＰ", "xn--wgv71a119e.jp"],
    ["ﬁle.example", "file.example"],
    ["ΑΣ.example", "xn--mxa0b.example"],
    ["ας.example", "xn--mxa0b.example"],
    ["a\u00adb.example", "ab.example"],
    ["ᾳ.example", "xn--mxaq.example"],
    ["İ.example", "xn--i-9bb.example"],
    ["ı.example", "xn--cfa.example"],
    ["אבג.example", "xn--4dbcd.example"],
    ["[2001:DB8::1]", "[2001:db8::1]"],
    ["_sip.example", "_sip.example"],
  ])("POL-009 %s is compared as %s", (domain, ascii) => {
    expect(asciiDomain(domain)).toBe(ascii);
  });

  test.each([
    ["nothing", ""],
    ["an empty label", "a..b"],
    ["an encoding that is none", "a%zz"],
    ["octets that are no UTF-8", "%ff.example"],
    ["a label of 64", `${"a".repeat(64)}.example`],
    ["a label too long once encoded", `${"ü".repeat(60)}.example`],
    ["an ACE prefix on other letters", "xn--ü.example"],
    ["a letter that is for private use", "a\ue000.example"],
    ["a direction mark", "a\u200e.example"],
    ["two directions", "aאב.example"],
    ["a digit at the end of a right-to-left label", "אב1.example"],
    ["a label of nothing but what is mapped to nothing", "\u00ad.example"],
  ])("POL-009 %s equals no domain", (_name, domain) => {
    expect(asciiDomain(domain)).toBeUndefined();
  });
});

describe("RFC 3492 section 7.1", () => {
  test.each([
    ["ليهمابتكلموشعربي؟", "egbpdaj6bu4bxfgehfvwxn"],
    ["他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"],
    ["Pročprostěnemluvíčesky", "Proprostnemluvesky-uyb24dma41a"],
    ["למההםפשוטלאמדבריםעברית", "4dbcagdahymbxekheh6e0a7fei0b"],
    ["почемужеонинеговорятпорусски", "b1abfaaepdrnnbgefbadotcwatmq2g4l"],
    ["PorquénopuedensimplementehablarenEspañol", "PorqunopuedensimplementehablarenEspaol-fmd56a"],
    ["3年B組金八先生", "3B-ww4c5e180e575a65lsy2b"],
    ["MajiでKoiする5秒前", "MajiKoi5-783gue6qz075azm5e"],
    ["-> $1.00 <-", "-> $1.00 <--"],
  ])("%s", (text, encoded) => {
    expect(punycode(text)).toBe(encoded);
  });
});

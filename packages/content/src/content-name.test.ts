import { expect, test } from "vitest";
import { contentNameIn, contentPath, parseObjectName } from "./content-name";
import { ALICE, named } from "./testing/samples";

test("PRV-030 a name is no path", () => {
  for (const text of ["icon", "icon.png", "a-b_c~d", "x".repeat(128)])
    expect(parseObjectName(text)).toBe(text);
  for (const text of ["", ".", "..", "a/b", "a b", "é", "a%2Fb", "x".repeat(129), "a\u0000"]) {
    expect(parseObjectName(text), text).toBeUndefined();
  }
});

test("PRV-032 the object that a URL names, on whatever host", () => {
  const name = named("icon.png");
  expect(contentPath(name)).toBe("sip:alice@office.test/icon.png");
  for (const url of [
    "https://office.test/content/sip:alice@office.test/icon.png",
    "http://127.0.0.1:8080/content/sip%3Aalice%40office.test/icon.png?size=96",
    "https://proxy.test/below/content/alice@office.test/icon.png#x",
    " https://office.test/content/sip:alice@OFFICE.test/icon.png\n",
  ]) {
    expect(contentNameIn(url), url).toEqual(name);
  }
  for (const url of [
    "https://office.test/content/sip:alice@office.test/",
    "https://office.test/content/nobody/icon.png",
    "https://office.test/content/sip:alice@office.test/..",
    "https://office.test/other/sip:alice@office.test/icon.png",
    "https://office.test/content/sip:alice@office.test/a/b",
    "https://office.test/content/%/icon.png",
    "ftp://office.test/content/sip:alice@office.test/icon.png",
    "cid:icon@office.test",
  ]) {
    expect(contentNameIn(url), url).toBeUndefined();
  }
});

test("addresses with odd characters come back from their path", () => {
  for (const owner of [ALICE, "sip:o'neil@office.test", "sip:a+(b)*~!@office.test"]) {
    const name = named("icon", owner);
    expect(contentNameIn(`https://office.test/content/${contentPath(name)}`)).toEqual(name);
  }
});

import { uiDe } from "@porchlight/ui/words/de";
import { uiEn } from "@porchlight/ui/words/en";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import german from "../../words/de.json";
import english from "../../words/en.json";
import { createSay } from "./say";

const say = createSay(english, uiEn);
const sag = createSay(german, uiDe);

describe("a sentence", () => {
  test("has its places filled, numbers as the language writes them", () => {
    expect(say("frame.accountName", { name: "admin" })).toBe("Account: admin");
    expect(say("parts.countUsers", { count: 12_345 })).toBe("12,345 users");
    expect(sag("parts.countUsers", { count: 12_345 })).toBe("12.345 Benutzer");
    expect(sag.number(0.25, { style: "percent" })).toBe("25\u00a0%");
  });

  test("has the form that the language counts by", () => {
    expect([0, 1, 2].map((count) => say("parts.countWatchers", { count }))).toEqual([
      "0 watchers",
      "1 watcher",
      "2 watchers",
    ]);
    expect([1, 2].map((count) => sag("lists.countLists", { count }))).toEqual(["1 Liste", "2 Listen"]);
  });

  test("keeps a place that nothing is given for, and what a value says is not read again", () => {
    expect(say("frame.accountName")).toBe("Account: {name}");
    expect(say("frame.accountName", { name: "{name} $&" })).toBe("Account: {name} $&");
  });
});

describe("a sentence with elements", () => {
  const markup = (key: Parameters<typeof say.rich>[0], parts: Parameters<typeof say.rich>[1]) =>
    renderToStaticMarkup(<p>{say.rich(key, parts)}</p>);

  test("has its places and tags in their order", () => {
    expect(
      markup("guide.gotIt", {
        b: (text) => <b>{text}</b>,
        device: <i>Phone</i>,
        transport: "UDP",
        address: "192.0.2.1",
        time: "now",
      }),
    ).toBe("<p><b>Got it:</b> <i>Phone</i>, UDP from 192.0.2.1, now.</p>");
  });

  test("shows a value as text, whatever it says", () => {
    expect(markup("rules.openRule", { rule: "<b>{rule}</b>" })).toBe("<p>Open &lt;b&gt;{rule}&lt;/b&gt;</p>");
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hosts, ports, tokens } from "../../test/arbitraries";
import { accepted } from "../../test/outcomes";
import { Parameters } from "../headers/parameters";
import { aorOf, parseSipUri, printSipUri } from "./sip-uri";

const parsed = (text: string) => accepted(parseSipUri(text));

describe("SIP and SIPS URIs", () => {
  test("all components", () => {
    const uri = parsed(
      "SIP:alice:secret@Atlanta.COM:5061;transport=tcp;lr?subject=project%20x&priority=urgent",
    );
    expect(uri).toMatchObject({
      scheme: "sip",
      user: "alice",
      password: "secret",
      host: "atlanta.com",
      port: 5061,
    });
    expect(uri.params.get("Transport")).toBe("tcp");
    expect(uri.headers).toEqual([
      ["subject", "project x"],
      ["priority", "urgent"],
    ]);
    expect(parsed("sips:example.com")).toMatchObject({ scheme: "sips", user: undefined, port: undefined });
  });

  test("COR-011 escapes are undone once; semicolons, question marks and nulls belong to the user part", () => {
    expect(parsed("sip:user;par=u%40example.net@example.com").user).toBe("user;par=u@example.net");
    expect(parsed("sip:a?b@example.com").user).toBe("a?b");
    expect(parsed("sip:null-%00-null@example.com").user).toBe("null-\u0000-null");
    expect(parsed("sip:%2541@example.com").user).toBe("%41");
    expect(parsed("sip:%C3%A4@example.com").user).toBe("ä");
  });

  test("what is malformed is refused (CVE-2023-27598)", () => {
    const malformed = [
      "",
      "sip:",
      "sip:@example.com",
      "sip:a@",
      "sip:a@b@c",
      "sip:a b@c",
      "sip:ä@c",
      "sip:%@c",
      "sip:%4@c",
      "sip:%zz@c",
      "sip:%ff@c",
      "sip:a@b:",
      "sip:a@b:65536",
      "sip:a@b:x",
      "sip:a@b;",
      "sip:a@b;=1",
      "sip:a@b;x=",
      "sip:a@b;x=1;X=2",
      "sip:a@b?",
      "sip:a@b?x",
      "sip:a@b?=y",
      "sip:a@-_!",
      "sip:2001:db8::10",
      "sip:[2001:db8::10",
      "sip:[2001:db8::10]x",
      "sip:[1:2:3:4:5:6:7:8:9]",
      "sip:a<b>@c",
      "http:a@b",
      "tel:+1",
      `sip:${"a".repeat(9000)}@b`,
    ];
    for (const text of malformed) expect(parseSipUri(text).ok, text).toBe(false);
  });

  test("an address of record has a lower-case host, a canonical user and nothing else", () => {
    expect(aorOf(parsed("sips:%61lice:pw@EXAMPLE.com:5061;gr=x?a=b"))).toBe("sip:alice@example.com");
    expect(aorOf(parsed("sip:a%40b%20c@example.com"))).toBe("sip:a%40b%20c@example.com");
    expect(aorOf(parsed("sip:example.com"))).toBe("sip:example.com");
  });

  test("printing and parsing give the same value", () => {
    const text = fc.string({ unit: "binary", minLength: 1, maxLength: 12 });
    const uris = fc.record({
      scheme: fc.constantFrom("sip" as const, "sips" as const),
      userInfo: fc.option(fc.record({ user: text, password: fc.option(text, { nil: undefined }) })),
      host: hosts,
      port: fc.option(ports, { nil: undefined }),
      params: fc.uniqueArray(fc.tuple(tokens, fc.option(text, { nil: undefined })), {
        selector: ([name]) => name.toLowerCase(),
        maxLength: 4,
      }),
      headers: fc.array(fc.tuple(tokens, text), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(uris, ({ userInfo, params, ...rest }) => {
        const { user, password } = userInfo ?? { user: undefined, password: undefined };
        const back = parsed(printSipUri({ ...rest, user, password, params: Parameters.of(params) }));
        expect(back).toMatchObject({ ...rest, user, password });
        expect([...back.params].map(({ name, value }) => [name, value])).toEqual(params);
      }),
    );
  });

  test("any text is read or refused", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        for (const each of [text, `sip:${text}`, `sip:a@b;${text}`, `sip:[${text}]`]) parseSipUri(each);
      }),
    );
  });
});

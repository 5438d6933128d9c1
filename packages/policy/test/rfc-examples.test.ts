import { writePresence } from "@porchlight/documents";
import { instant } from "@porchlight/kernel";
import { describe, expect, test } from "vitest";
import { applyPermissions, decide, explain, grantsIn } from "../src/index";
import { governing, presence, question, rulesText, ruleText } from "./policy-world";
import rich from "./rich.xml?raw";

describe("RFC 4745 section 10.3", () => {
  const [A1, A2, A3] = [
    "2003-12-24T17:00:00+01:00",
    "2003-12-24T21:00:00+01:00",
    "2003-12-24T23:30:00+01:00",
  ];
  const [B1, B2] = ["2003-12-22T17:00:00+01:00", "2003-12-23T17:00:00+01:00"];
  const rule = (id: number, user: string, sphere: string, from: string, until: string): string =>
    ruleText(
      `r${id}`,
      `<cr:identity><cr:one id="sip:${user}@example.com"/></cr:identity><cr:sphere value="${sphere}"/><cr:validity><cr:from>${from}</cr:from><cr:until>${until}</cr:until></cr:validity>`,
    );

  test("POL-006 POL-013 POL-015 POL-041 rules 3 and 5 match, and nothing changes before A2", () => {
    const rules = governing(
      rulesText(
        rule(1, "bob", "home", A1, A2),
        rule(2, "alice", "work", A1, A2),
        rule(3, "bob", "work", A1, A2),
        rule(4, "tom", "work", A1, A2),
        rule(5, "bob", "work", A1, A3),
        rule(6, "bob", "work", B1, B2),
      ),
    );
    const now = instant(Date.parse("2003-12-24T17:15:00+01:00"));
    const { rules: evidence, decision } = explain(
      question({ watcher: "sip:bob@example.com", sphere: "work", now, rules }),
    );
    expect(evidence.flatMap(({ id, matches }) => (matches ? [id] : []))).toEqual(["r3", "r5"]);
    expect(decision.nextEdgeAt).toBe(Date.parse(A2));
  });
});

describe("RFC 5025", () => {
  const granted = (...transformations: readonly string[]) =>
    decide(
      question({
        watcher: "sip:bob@example.com",
        rules: governing(
          rulesText(...transformations.map((text, index) => ruleText(`r${index}`, "", "allow", text))),
        ),
      }),
    ).permissions;

  test("POL-040 POL-051 section 3.3.1.1: the union of two sets of devices", () => {
    const urn = "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6";
    const one = `<pr:provide-devices><pr:deviceID>${urn}</pr:deviceID><pr:class>biz</pr:class></pr:provide-devices>`;
    const other =
      "<pr:provide-devices><pr:class>home</pr:class><pr:class>biz</pr:class></pr:provide-devices>";
    expect(grantsIn(granted(one, other))).toEqual([
      "provide-devices class biz",
      "provide-devices class home",
      `provide-devices deviceID ${urn}`,
    ]);
  });

  test("POL-042 POL-050 POL-056 POL-059 section 6: what the example document shows", () => {
    const permissions = granted(
      `<pr:provide-services><pr:service-uri-scheme>sip</pr:service-uri-scheme><pr:service-uri-scheme>mailto</pr:service-uri-scheme></pr:provide-services><pr:provide-persons><pr:all-persons/></pr:provide-persons><pr:provide-activities>true</pr:provide-activities><pr:provide-user-input>bare</pr:provide-user-input><pr:provide-unknown-attribute ns="urn:vendor-specific:foo-namespace" name="foo">true</pr:provide-unknown-attribute>`,
    );
    const document = rich.replace(
      "<contact",
      '<v:foo xmlns:v="urn:vendor-specific:foo-namespace">bar</v:foo><contact',
    );
    expect(writePresence(applyPermissions(presence(document), permissions))).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>
<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:op="urn:oma:xml:prs:pidf:oma-pres" xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:x="urn:example:extension" entity="sip:alice@example.com">
<tuple id="t1"><status><basic>open</basic></status><op:service-description><op:service-id>org.example.im</op:service-id><op:version>1.0</op:version><op:description>Chat</op:description></op:service-description><rpid:service-class><rpid:electronic/></rpid:service-class><rpid:user-input>idle</rpid:user-input><v:foo xmlns:v="urn:vendor-specific:foo-namespace">bar</v:foo><contact priority="0.800">sip:alice@example.com</contact><timestamp>2026-01-05T09:00:00Z</timestamp></tuple>
<dm:person id="p1"><rpid:activities from="2026-01-05T08:00:00Z" until="2026-01-05T12:00:00Z" id="a1"><rpid:note>Quarter</rpid:note><rpid:meeting/><x:juggling/></rpid:activities><rpid:user-input>active</rpid:user-input><dm:timestamp>2026-01-05T09:30:00+02:00</dm:timestamp></dm:person>
</presence>
`,
    );
  });
});

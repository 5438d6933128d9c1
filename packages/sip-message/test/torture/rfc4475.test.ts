import { describe, expect, test } from "vitest";
import {
  contentTypeOf,
  expiresOf,
  maxForwardsOf,
  optionTags,
  parseContacts,
  parseCredentials,
  parseMessage,
  parseMultipart,
  parseNameAddress,
  parseRoutes,
  parseSipUri,
  parseVia,
  parseWarning,
} from "../../src";
import { accepted, requestIn, responseIn } from "../outcomes";
import { tortureMessage } from "./load";

const load = (name: string): Uint8Array => tortureMessage({ suite: "rfc4475", name });
const request = (name: string) => requestIn(load(name));
const contactsOf = (name: string) => {
  const contacts = accepted(parseContacts(request(name).headers));
  if (contacts.kind !== "list") throw new Error("unexpected star");
  return contacts.contacts;
};

describe("COR-011 what is read from the valid messages of RFC 4475", () => {
  test("COR-011 wsinv: folds, white space, compact names and leading zeros", () => {
    const { headers, via, to, from, cseq, callId, uri } = request("wsinv");
    expect(uri).toBe("sip:vivekg@chair-dnrc.example.com;unknownparam");
    expect(to).toMatchObject({ uri: "sip:vivekg@chair-dnrc.example.com", tag: "1918181833n" });
    expect(from).toMatchObject({
      displayName: 'J Rosenberg \\"',
      uri: "sip:jdrosen@example.com",
      tag: "98asjd8",
    });
    expect(maxForwardsOf(headers)).toEqual({ ok: true, value: 68 });
    expect(cseq).toEqual({ number: 9, method: "INVITE" });
    expect(callId).toBe("wsinv.ndaksdj@192.0.2.1");
    expect(via).toMatchObject({ transport: "UDP", host: "192.0.2.2", branch: "390skdjuw" });
    const vias = headers.values("via").map((value) => accepted(parseVia(value)));
    expect(vias.map((each) => [each.transport, each.host, each.branch])).toEqual([
      ["UDP", "192.0.2.2", "390skdjuw"],
      ["TCP", "spindle.example.com", "z9hG4bK9ikj8"],
      ["UDP", "192.168.255.111", "z9hG4bK30239"],
    ]);
    expect(headers.first("subject")).toBe("");
    expect(headers.first("newfangledheader")).toBe("newfangled value continued newfangled value");
    expect(headers.first("unknownheaderwithunusualvalue")).toBe(";;,,;;,;");
    const [route] = accepted(parseRoutes(headers, "route"));
    expect(route).toMatchObject({ isLoose: true, uri: { host: "services.example.com" } });
    const [contact] = contactsOf("wsinv");
    expect(contact).toMatchObject({
      displayName: 'Quoted string ""',
      uri: "sip:jdrosen@example.com",
      q: 0.33,
    });
    expect(contact?.params.get("newparam")).toBe("newvalue");
    expect(contact?.params.has("secondparam")).toBe(true);
  });

  test("COR-011 intmeth: every character a token, word and quoted pair may hold", () => {
    const { method, uri, to, from, callId, via, cseq, headers } = request("intmeth");
    expect(method).toBe("!interesting-Method0123456789_*+`.%indeed'~");
    expect(cseq).toEqual({ number: 139122385, method });
    const target = accepted(parseSipUri(uri));
    expect(target.user).toBe("1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*");
    expect(target.password).toBe("&it+has=1,weird!*pas$wo~d_too.(doesn't-it)");
    expect(to.displayName).toBe("BEL:\u0007 NUL:\u0000 DEL:\u007f");
    expect(from.displayName).toBe("token1~` token2'+_ token3*%!.-");
    expect(from.params.get("fromParam''~+*_!.-%")).toBe("работающий");
    expect(from.tag).toBe("_token~1'+`*%!-.");
    expect(callId).toBe("intmeth.word%ZK-!.*_+'@word`~)(><:\\/\"][?}{");
    expect(via.branch).toBe("z9hG4bK-.!%66*_+`'~");
    expect(headers.first("extensionheader-!.%*+_`'~")).toBe("\ufeff大停電");
  });

  test("COR-011 esc01: each escape is undone once", () => {
    const { uri, to, from } = request("esc01");
    expect(accepted(parseSipUri(uri))).toMatchObject({ user: "sips:user@example.com", host: "example.net" });
    expect(accepted(parseSipUri(to.uri)).user).toBe("user");
    expect(accepted(parseSipUri(from.uri)).user).toBe("I have spaces");
    const contact = accepted(parseSipUri(contactsOf("esc01")[0]?.uri ?? ""));
    expect(contact.user).toBe("caller");
    expect(contact.params.has("lr")).toBe(true);
    expect(contact.params.get("name")).toBe("value%41");
  });

  test("COR-011 escnull: nulls in user parts survive", () => {
    expect(accepted(parseSipUri(request("escnull").to.uri)).user).toBe("null-\u0000-null");
    const users = contactsOf("escnull").map((contact) => accepted(parseSipUri(contact.uri)).user);
    expect(users).toEqual(["\u0000", "\u0000\u0000"]);
  });

  test("COR-011 esc02: % means nothing in methods, names and display names", () => {
    expect(request("esc02").method).toBe("RE%47IST%45R");
    expect(request("esc02").to.displayName).toBe("%Z%45");
    expect(contactsOf("esc02")).toHaveLength(2);
    expect(request("esc02").headers.first("c%6fntact")).toBe("<sip:alias2@host2.example.com>");
  });

  test("COR-011 lwsdisp: the display name may touch the bracket", () => {
    expect(request("lwsdisp").from).toMatchObject({
      displayName: "caller",
      uri: "sip:caller@example.com",
      tag: "323",
    });
  });

  test("COR-011 longreq: long values stay whole and every Via is found", () => {
    const { headers, from, to, callId } = request("longreq");
    expect(headers.values("via")).toHaveLength(34);
    expect(from.tag).toBe(`12${"982".repeat(50)}424`);
    expect(to.displayName).toContain("extreme".repeat(10));
    expect(callId).toBe(`longreq.one${"really".repeat(20)}longcallid`);
  });

  test("COR-011 dblreq: octets after the body are ignored", () => {
    expect(request("dblreq")).toMatchObject({ method: "REGISTER", body: new Uint8Array(0) });
  });

  test("COR-011 semiuri: the user part is user;par=u@example.net", () => {
    expect(accepted(parseSipUri(request("semiuri").uri))).toMatchObject({
      user: "user;par=u@example.net",
      host: "example.com",
    });
    expect(request("semiuri").headers.values("accept")).toHaveLength(6);
  });

  test("COR-011 transports: an unknown transport is a transport", () => {
    const vias = request("transports").headers.values("via");
    const transports = vias.map((value) => accepted(parseVia(value)).transport);
    expect(transports).toEqual(["UDP", "SCTP", "TLS", "UNKNOWN", "TCP"]);
  });

  test("COR-011 mpart01: a multipart body with nulls is whole", () => {
    const { headers, body, via } = request("mpart01");
    expect(via.rport).toBe(true);
    const type = accepted(contentTypeOf(headers));
    if (type === undefined) throw new Error("no Content-Type");
    const { parts } = accepted(parseMultipart(type, body));
    expect(parts.map((part) => part.contentType.mediaType)).toEqual([
      "text/plain",
      "application/octet-stream",
    ]);
    expect(new TextDecoder().decode(parts[0]?.body)).toBe("Hello");
    expect(parts[1]?.body[0]).toBe(0x30);
    expect(parts[1]?.body).toHaveLength(0x152 + 4);
  });

  test("COR-011 unreason: any UTF-8 reason", () => {
    const { status, reason } = responseIn(load("unreason"));
    expect(status).toBe(200);
    expect(reason.startsWith("= 2**3 * 5**2 но сто")).toBe(true);
  });

  test("COR-011 noreason: an empty reason", () => {
    expect(responseIn(load("noreason"))).toMatchObject({ status: 100, reason: "" });
  });

  test("COR-011 baddate: a Date that is not read does no harm", () => {
    expect(request("baddate").headers.first("date")).toBe("Fri, 01 Jan 2010 16:00:00 EST");
  });
});

describe("COR-011 what is left of the invalid messages of RFC 4475", () => {
  function refused(name: string) {
    const outcome = parseMessage(load(name), "datagram");
    if (outcome.kind !== "answerable") throw new Error(outcome.kind);
    return outcome;
  }

  test("COR-011 badinv01: the sent-by of a broken Via still says where to answer", () => {
    expect(refused("badinv01").request).toMatchObject({ method: "INVITE", via: { host: "192.0.2.15" } });
  });

  test("COR-011 insuf: answered with what is there", () => {
    expect(refused("insuf").request.headers.has("call-id")).toBe(false);
    expect(refused("insuf").reason.text).toBe("no From");
  });

  test("COR-011 scalar02: it is the CSeq; the other values alone count as absent", () => {
    const { request: found, reason } = refused("scalar02");
    expect(reason.text).toMatch(/CSeq/);
    expect(maxForwardsOf(found.headers)).toEqual({ ok: true, value: undefined });
    expect(expiresOf(found.headers)).toBeUndefined();
    const contacts = accepted(parseContacts(found.headers));
    expect(contacts).toMatchObject({ kind: "list", contacts: [{ expires: undefined }] });
  });

  test("COR-011 scalarlg: a warning code of four digits is none", () => {
    expect(parseWarning('1812 overture "In Progress"').ok).toBe(false);
  });

  test("COR-011 baddn: its display names are refused", () => {
    expect(parseNameAddress("Bell, Alexander <sip:a.g.bell@example.com>;tag=43").ok).toBe(false);
    expect(parseNameAddress("Watson, Thomas <sip:t.watson@example.org>").ok).toBe(false);
  });

  test("COR-011 regbadct: a bare URI with headers is no Contact", () => {
    expect(parseContacts(request("regbadct").headers).ok).toBe(false);
  });

  test("COR-011 badvers: the Via of another version is enough to answer 505", () => {
    expect(refused("badvers").request.via).toMatchObject({ host: "c.example.com" });
  });

  test("COR-011 mismatch02: the method that decides between 400 and 501 is told", () => {
    expect(refused("mismatch02").request.method).toBe("NEWMETHOD");
  });
});

describe("COR-011 what the roles above need of RFC 4475", () => {
  test("COR-011 unkscm, novelsc: the Request-URI is told as it came", () => {
    expect(request("unkscm").uri).toBe("nobodyKnowsThisScheme:totallyopaquecontent");
    expect(request("novelsc").uri).toBe("soap.beep://192.0.2.103:3002");
  });

  test("COR-011 unksm2: any scheme in From and To", () => {
    expect(request("unksm2").to.uri).toBe("isbn:2983792873");
    expect(request("unksm2").from.uri).toBe("http://www.example.com");
  });

  test("COR-011 bext01: the option tags", () => {
    const { headers } = request("bext01");
    expect(optionTags(headers, "require")).toEqual(["nothingSupportsThis", "nothingSupportsThisEither"]);
    expect(optionTags(headers, "proxy-require")).toEqual([
      "noProxiesSupportThis",
      "norDoAnyProxiesSupportThis",
    ]);
  });

  test("COR-011 regaut01: an unknown scheme parses", () => {
    const credentials = accepted(parseCredentials(request("regaut01").headers.first("authorization") ?? ""));
    expect(credentials.scheme).toBe("nooneknowsthisscheme");
    expect(credentials.params.get("opaque-data")).toBe("here");
  });

  test("COR-011 zeromf: Max-Forwards 0", () => {
    expect(maxForwardsOf(request("zeromf").headers)).toEqual({ ok: true, value: 0 });
  });

  test("COR-011 cparam01, cparam02: header parameter and URI parameter are told apart", () => {
    const [outside] = contactsOf("cparam01");
    expect(outside?.uri).toBe("sip:+19725552222@gw1.example.net");
    expect(outside?.params.has("unknownparam")).toBe(true);
    const [inside] = contactsOf("cparam02");
    expect(inside?.uri).toBe("sip:+19725552222@gw1.example.net;unknownparam");
    expect(inside?.params.size).toBe(0);
  });

  test("COR-011 regescrt: the escaped header stays in the URI", () => {
    const [contact] = contactsOf("regescrt");
    expect(contact?.uri).toBe("sip:user@example.com?Route=%3Csip:sip.example.com%3E");
    expect(accepted(parseSipUri(contact?.uri ?? "")).headers).toEqual([["Route", "<sip:sip.example.com>"]]);
  });

  test("COR-011 bcast: both Via values are there for whoever must refuse the second", () => {
    expect(responseIn(load("bcast")).headers.values("via")).toHaveLength(2);
  });

  test("COR-011 inv2543: neither branch nor From tag", () => {
    const { via, from, body } = request("inv2543");
    expect(via.branch).toBeUndefined();
    expect(from.tag).toBeUndefined();
    expect(body).toHaveLength(105);
  });
});

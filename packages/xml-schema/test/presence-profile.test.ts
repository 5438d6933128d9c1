import { APPLICATION_USAGES, presenceProfile, type XcapResponse } from "@porchlight/xdm";
import { ALICE, BOB, LIST_SERVER, OPERATOR, XcapWorld } from "@porchlight/xdm/testing";
import { beforeEach, describe, expect, test } from "vitest";
import { LibxmlSchemaValidator } from "../src/index";

const schemas = new LibxmlSchemaValidator();
const AUID = "com.example.presence-profile";
const TYPE = "application/presence-profile+xml";
const DEVICE = "urn:uuid:f81d4fae-7ced-11d0-a765-00a0c91e6bf6";
const usage = presenceProfile({
  auid: AUID,
  effective: (aor, device) => profile(`<providerId>${aor} ${device ?? "no device"}</providerId>`),
});

const profile = (inner: string): string =>
  `<presence-profile xmlns="urn:x-presence-profile:1">${inner}</presence-profile>`;

let world: XcapWorld;
beforeEach(() => {
  world = new XcapWorld(schemas, { usages: [...APPLICATION_USAGES, usage] });
});

const put = (path: string, inner: string, as: typeof OPERATOR | typeof ALICE = OPERATOR): XcapResponse =>
  world.request("PUT", `/${AUID}/${path}`, { contentType: TYPE, body: profile(inner), as });

describe("PRV-003 what is refused with 409 constraint-failure, with its name and range", () => {
  test.each([
    ["<outboundFlows>3</outboundFlows>", "outboundFlows: must be a whole number from 1 to 2"],
    ["<lists>maybe</lists>", "lists: must be true or false"],
    ["<shoeSize>42</shoeSize>", "shoeSize: there is no parameter of this name"],
    ["<lists>1</lists><lists>0</lists>", "lists: stands there twice"],
    ["<members/>", "members: only groups have members"],
  ])("%s", (inner, phrase) => {
    const response = put("global/index", inner);
    expect(response).toMatchObject({
      status: 409,
      conflict: { kind: "constraint-failure", phrase: { text: phrase } },
    });
    expect(schemas.validate("xcap-error", response.body ?? "").ok).toBe(true);
    expect(world.text(`/${AUID}/global/index`)).toBeUndefined();
  });

  test("a single element is held to the same", () => {
    put("global/index", "<lists>true</lists>");
    const response = world.request("PUT", `/${AUID}/global/index/~~/presence-profile/lists`, {
      contentType: "application/xcap-el+xml",
      body: "<lists>2</lists>",
      as: OPERATOR,
    });
    expect(response).toMatchObject({ status: 409, conflict: { kind: "constraint-failure" } });
  });
});

describe("PRV-027 places of profiles", () => {
  test.each([
    "global/index",
    "global/domains/example.com",
    "global/groups/sales",
    "users/sip:alice@example.com/index",
    `users/sip:alice@example.com/devices/${DEVICE}`,
  ])("%s", (path) => expect(put(path, "<lists>false</lists>").status).toBe(201));

  test.each([
    ["global/other", 404],
    ["global/groups/Sales", 404],
    ["global/groups/a/b", 404],
    ["global/domains/elsewhere.test", 409],
    ["users/sip:alice@example.com/other", 404],
    ["users/sip:alice@example.com/devices/phone", 404],
    ["users/sip:nobody@example.com/index", 404],
    ["users/sip:alice@example.com/effective", 405],
  ])("%s is none: %i", (path, status) => expect(put(path, "").status).toBe(status));
});

describe("PRV-025 PRV-027 who reads and writes", () => {
  const read = (path: string, as: typeof ALICE | typeof BOB | typeof OPERATOR | typeof LIST_SERVER) =>
    world.request("GET", `/${AUID}/${path}`, { as }).status;

  test("the provider writes, users do not", () => {
    expect(put("users/sip:alice@example.com/index", "", ALICE).status).toBe(403);
    expect(put("global/index", "", ALICE).status).toBe(403);
    expect(put("users/sip:alice@example.com/index", "").status).toBe(201);
  });

  test("owners read their own, all users what is for everybody, and nobody who is in a group", () => {
    for (const path of [
      "users/sip:alice@example.com/index",
      "global/index",
      "global/groups/sales",
      "global/domains/example.com",
    ])
      put(path, "");
    expect(read("users/sip:alice@example.com/index", ALICE)).toBe(200);
    expect(read("users/sip:alice@example.com/index", BOB)).toBe(403);
    expect(read("global/index", BOB)).toBe(200);
    expect(read("global/domains/example.com", BOB)).toBe(200);
    expect(read("global/groups/sales", BOB)).toBe(403);
    expect(read("global/groups/sales", LIST_SERVER)).toBe(200);
    expect(read("users/sip:alice@example.com/effective", BOB)).toBe(403);
  });

  test("PRV-024 what is in force is read like a document, with an entity-tag", () => {
    const whole = world.request("GET", `/${AUID}/users/sip:alice@example.com/effective`);
    expect(whole).toMatchObject({ status: 200, contentType: TYPE });
    expect(whole.body).toContain("sip:alice@example.com no device");
    expect(whole.etag).toBeDefined();
    const device = world.request("GET", `/${AUID}/users/sip:alice@example.com/effective/${DEVICE}`);
    expect(device.body).toContain(DEVICE);
  });
});

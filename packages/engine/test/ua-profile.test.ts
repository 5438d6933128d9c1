import { readProfileText } from "@porchlight/provisioning";
import { answerChallenge } from "@porchlight/sip-auth";
import type { SipResponse } from "@porchlight/sip-message";
import { testHasher } from "@porchlight/testkit";
import { beforeEach, describe, expect, test } from "vitest";
import { header, type Party, type RequestWish } from "./party";
import { PROFILES, password, World, type WorldOptions, XCAP_ROOT } from "./world";

const DEVICE = "urn:uuid:f81d4fae-7ced-11d0-a765-00a0c91e6bf6";
const DEVICE_URI = "sip:urn%3auuid%3af81d4fae-7ced-11d0-a765-00a0c91e6bf6@office.test";
const EVERYBODY = `${PROFILES}/global/index`;
const ALICE = `${PROFILES}/users/sip:alice@office.test`;
const PROFILE_TYPE = "application/presence-profile+xml";
const USER = 'ua-profile;profile-type=user;vendor="phone.example";model="Z100";version="1.2.3"';

const profile = (inner: string): string =>
  `<presence-profile xmlns="urn:x-presence-profile:1">${inner}</presence-profile>`;
const throttle = (seconds: number): string =>
  profile(`<pktcPRSSourceThrottlePublish>${seconds}</pktcPRSSourceThrottlePublish>`);

let world: World;
let alice: Party;
const start = (options: WorldOptions = {}): void => {
  world = new World(options);
  alice = world.connect("alice");
};
beforeEach(() => start());

const ask = (party: Party, event: string, wish: RequestWish = {}): SipResponse =>
  party.request("SUBSCRIBE", { ...wish, headers: [`Event: ${event}`, ...(wish.headers ?? [])] });

const told = (party: Party) => {
  const read = readProfileText(party.lastBody);
  if (!read.ok) throw new Error(`${read.error.name} ${read.error.reason}`);
  return read.value.values;
};

describe("PRV-020 the user profile", () => {
  test("PRV-020 FLW-027 a subscription is told the profile, and every change of it at once", () => {
    const accepted = ask(alice, USER);
    expect([accepted.status, header(accepted, "expires")]).toEqual([200, "86400"]);
    expect(header(alice.lastNotify, "event")).toBe("ua-profile");
    expect(header(alice.lastNotify, "content-type")).toBe(PROFILE_TYPE);
    expect(told(alice)).toMatchObject({ pktcPRSSourceThrottlePublish: 0, pktcPRSCClientObjDataLimit: 5120 });
    world.write(EVERYBODY, throttle(10));
    expect(told(alice).pktcPRSSourceThrottlePublish).toBe(10);
    world.write(`${ALICE}/index`, throttle(20));
    expect(told(alice).pktcPRSSourceThrottlePublish).toBe(20);
    world.write(`${ALICE}/index`);
    expect(told(alice).pktcPRSSourceThrottlePublish).toBe(10);
  });

  test("PRV-020 what changes nothing for her is not told", () => {
    ask(alice, USER);
    world.write(`${ALICE}/index`, throttle(20));
    const count = alice.notifies.length;
    world.write(EVERYBODY, throttle(10));
    world.write(`${PROFILES}/users/sip:bob@office.test/index`, throttle(5));
    world.write(`${PROFILES}/global/domains/branch.test`, throttle(5));
    expect(alice.notifies.length).toBe(count);
  });

  test("PRV-004 a group is told to its members, the group of higher priority over the other", () => {
    ask(alice, USER);
    const members = (priority: number, ...users: string[]): string =>
      `<members priority="${priority}">${users.map((user) => `<member uri="sip:${user}@office.test"/>`).join("")}</members>`;
    world.write(
      `${PROFILES}/global/groups/sales`,
      profile(`${members(5, "alice")}<notifyMaxRate>1</notifyMaxRate>`),
    );
    world.write(
      `${PROFILES}/global/groups/all`,
      profile(`${members(1, "alice", "bob")}<notifyMaxRate>2</notifyMaxRate>`),
    );
    expect(told(alice).notifyMaxRate).toBe(1);
    world.write(`${PROFILES}/global/groups/sales`, profile(members(5, "bob")));
    expect(told(alice).notifyMaxRate).toBe(2);
  });

  test("PRV-020 Expires 0 fetches once; a refresh is answered with the profile; an end ends it", () => {
    ask(alice, USER, { headers: ["Expires: 0"] });
    expect(header(alice.lastNotify, "subscription-state")).toContain("terminated");
    expect(told(alice).pktcPRSCClientObjDataLimit).toBe(5120);
    const count = alice.notifies.length;
    world.write(EVERYBODY, throttle(10));
    expect(alice.notifies.length).toBe(count);
  });

  test("PRV-020 a body of the SUBSCRIBE is passed over", () => {
    expect(ask(alice, USER, { body: "anything", contentType: "application/x-anything" }).status).toBe(200);
  });

  test("PRV-020 it survives a restart", () => {
    ask(alice, USER);
    world.crash();
    expect(world.engine.views.counts(world.now).subscriptions).toBe(1);
  });
});

describe("PRV-026 the Event parameters", () => {
  test.each([
    "ua-profile;profile-type=user",
    'ua-profile;profile-type="user";vendor="a";model="b";version="c"',
    "ua-profile;profile-type=user;vendor=a;model=b;version=c",
    "ua-profile;profile-type=User;effective-by=5",
  ])("%s is accepted", (event) => {
    expect(ask(alice, event).status).toBe(200);
    expect(header(alice.lastNotify, "event")).toBe("ua-profile");
  });

  test("PRV-028 how the client introduced itself is known, and what it was told", () => {
    ask(alice, USER, {
      headers: ["User-Agent: Z100/1.2.3"],
      contact: `<sip:a@192.0.2.1>;+sip.instance="<${DEVICE}>"`,
    });
    expect(world.tellings).toMatchObject([
      {
        watcher: "sip:alice@office.test",
        kind: "user",
        vendor: "phone.example",
        model: "Z100",
        version: "1.2.3",
        userAgent: "Z100/1.2.3",
        device: DEVICE,
        form: "value",
        at: world.now,
      },
    ]);
  });
});

describe("PRV-025 PRV-029 who is told nothing", () => {
  test.each(["ua-profile;profile-type=application", "ua-profile", "ua-profile;profile-type=x"])(
    "PRV-029 XDM-082 %s: the type is not served, 404",
    (event) => expect(ask(alice, event).status).toBe(404),
  );

  test("PRV-025 other users, known or not, look alike: 403", () => {
    expect(ask(alice, USER, { uri: "sip:bob@office.test" }).status).toBe(403);
    expect(ask(alice, USER, { uri: "sip:nobody@office.test" }).status).toBe(403);
  });

  test("PRV-025 PRV-059 without credentials there is a challenge", () => {
    expect(ask(world.connect("alice", "ws", false), USER).status).toBe(401);
  });
});

describe("PRV-021 the device profile", () => {
  const event = 'ua-profile;profile-type=device;vendor="v";model="m";version="1"';

  test("PRV-021 of a device that is provisioned for whoever asks", () => {
    world.write(`${ALICE}/devices/${DEVICE}`, profile("<keepAliveInterval>90</keepAliveInterval>"));
    const anonymous = "<sip:anonymous@office.test>;tag=1";
    expect(ask(alice, event, { uri: DEVICE_URI }).status).toBe(200);
    expect(told(alice).keepAliveInterval).toBe(90);
    expect(ask(world.connect("bob"), event, { uri: DEVICE_URI }).status).toBe(403);
    expect(
      ask(world.connect("alice", "tcp", false), event, { uri: DEVICE_URI, from: anonymous }).status,
    ).toBe(401);
    world.write(`${ALICE}/index`, profile("<registerExpires>600</registerExpires>"));
    expect(told(alice)).toMatchObject({ registerExpires: 600, keepAliveInterval: 90 });
  });

  test("PRV-021 PRV-025 a device asks as nobody of its provider, with the credentials of its user", () => {
    world.write(`${ALICE}/devices/${DEVICE}`, profile("<keepAliveInterval>90</keepAliveInterval>"));
    const phone = world.connect("alice", "tcp", false);
    const wish = { uri: DEVICE_URI, from: "<sip:anonymous@office.test>;tag=1" };
    const challenged = ask(phone, event, wish);
    const answer = answerChallenge(testHasher, challenged.headers.raw("www-authenticate"), {
      username: "alice",
      password,
      realm: "office.test",
      method: "SUBSCRIBE",
      uri: DEVICE_URI,
      nc: 1,
      cnonce: "c0ffee",
    });
    expect(ask(phone, event, { ...wish, headers: [`Authorization: ${answer}`] }).status).toBe(200);
    expect(told(phone).keepAliveInterval).toBe(90);
  });

  test("PRV-021 the same device is told its values with the user profile", () => {
    world.write(`${ALICE}/devices/${DEVICE}`, profile("<keepAliveInterval>90</keepAliveInterval>"));
    ask(alice, USER, { contact: `<sip:a@192.0.2.1>;+sip.instance="<${DEVICE.toUpperCase()}>"` });
    expect(told(alice).keepAliveInterval).toBe(90);
    ask(alice, USER);
    expect(told(alice).keepAliveInterval).toBe(30);
  });

  test.each([
    ["refuse", 403, 0],
    ["default", 200, 1],
    ["empty", 200, 1],
  ] as const)("PRV-029 unknown devices by the switch %s", (unknownDevices, status, notifies) => {
    start({ provisioning: { unknownDevices } });
    expect(ask(alice, event, { uri: DEVICE_URI }).status).toBe(status);
    expect(alice.notifies.length).toBe(notifies);
    if (unknownDevices === "default") expect(told(alice).keepAliveInterval).toBe(30);
    if (unknownDevices === "empty") expect(alice.lastBody).toBe("");
  });

  test.each(["sip:alice@office.test", "sip:urn%3auuid%3a1@elsewhere.test"])(
    "PRV-029 %s is no device",
    (uri) => {
      start({ provisioning: { unknownDevices: "default" } });
      expect(ask(alice, event, { uri }).status).toBe(403);
    },
  );

  test("PRV-021 it survives a restart", () => {
    world.write(`${ALICE}/devices/${DEVICE}`, profile("<keepAliveInterval>90</keepAliveInterval>"));
    ask(alice, event, { uri: DEVICE_URI });
    world.crash();
    expect(world.engine.views.counts(world.now).subscriptions).toBe(1);
  });
});

describe("PRV-022 the local-network profile", () => {
  const event = "ua-profile;profile-type=local-network";

  test("PRV-022 tells what holds in the domain, and nothing of the user", () => {
    world.write(`${ALICE}/index`, throttle(20));
    expect(ask(alice, event, { uri: "sip:_sipuaconfig.office.test" }).status).toBe(200);
    expect(told(alice).pktcPRSSourceThrottlePublish).toBe(0);
    world.write(`${PROFILES}/global/domains/office.test`, throttle(7));
    expect(told(alice).pktcPRSSourceThrottlePublish).toBe(7);
  });

  test("PRV-022 other networks are not ours", () => {
    expect(ask(alice, event, { uri: "sip:_sipuaconfig.elsewhere.test" }).status).toBe(403);
    expect(ask(alice, event, { uri: "sip:alice@office.test" }).status).toBe(403);
    start({ provisioning: { localNetwork: false } });
    expect(ask(alice, event, { uri: "sip:_sipuaconfig.office.test" }).status).toBe(404);
  });
});

describe("PRV-023 effective-by", () => {
  test("PRV-023 stands in the Event header of NOTIFYs as long as it is provisioned", () => {
    ask(alice, USER);
    world.write(EVERYBODY, profile("<effectiveBy>0</effectiveBy>"));
    expect(header(alice.lastNotify, "event")).toBe("ua-profile;effective-by=0");
    world.write(EVERYBODY, throttle(3));
    expect(header(alice.lastNotify, "event")).toBe("ua-profile");
  });
});

describe("PRV-024 what a client accepts", () => {
  test("PRV-024 only a reference: over https, with a Content-ID that is another one exactly when the profile is", () => {
    ask(alice, USER, { headers: ["Accept: message/external-body"] });
    const type = header(alice.lastNotify, "content-type") ?? "";
    expect(type).toMatch(/^message\/external-body; access-type="URL"; expiration="[^"]+ GMT"; URL="/);
    expect(type).toContain(`URL="${XCAP_ROOT}/${PROFILES}/users/sip:alice@office.test/effective"; size=`);
    expect(alice.lastBody).toMatch(
      /^Content-Type: application\/presence-profile\+xml\r\nContent-ID: <[^>]+>\r\n/,
    );
    const contentId = (): string | undefined => /<([^>]+)>/.exec(alice.lastBody)?.[1];
    const first = contentId();
    world.write(EVERYBODY, throttle(10));
    expect(contentId()).not.toBe(first);
    world.write(EVERYBODY);
    expect(contentId()).toBe(first);
  });

  test("PRV-024 both: as the server is set", () => {
    const both = { headers: [`Accept: ${PROFILE_TYPE}, message/external-body`] };
    ask(alice, USER, both);
    expect(header(alice.lastNotify, "content-type")).toBe(PROFILE_TYPE);
    start({ provisioning: { delivery: "reference" } });
    ask(alice, USER, both);
    expect(header(alice.lastNotify, "content-type")).toContain("message/external-body");
  });

  test("PRV-024 no reference to who did not ask for one", () => {
    start({ provisioning: { delivery: "reference" } });
    ask(alice, USER, { headers: [`Accept: ${PROFILE_TYPE}`] });
    expect(header(alice.lastNotify, "content-type")).toBe(PROFILE_TYPE);
  });

  test("PRV-029 nothing that we have: a NOTIFY without a body", () => {
    expect(ask(alice, USER, { headers: ["Accept: application/x-other"] }).status).toBe(200);
    expect(alice.lastBody).toBe("");
    world.write(EVERYBODY, throttle(10));
    expect(alice.notifies.length).toBe(1);
    expect(world.tellings.at(-1)?.form).toBe("empty");
  });
});

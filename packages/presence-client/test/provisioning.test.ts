import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { type ClientStorage, memoryStorage } from "../src/index";
import { admit, enlist, type Office } from "./office";
import {
  PROFILE,
  phone,
  profile,
  provisioned,
  provisioningOffice,
  tell,
  told,
  value,
} from "./provisioning-office";
import { connected, heard, openOffice } from "./story";

describe("PRV-020 a client follows its profile", () => {
  test("PRV-020 PRV-026 it subscribes once, introduces itself, and takes what it is told", async () => {
    const office = await provisioningOffice(value("pktcPRSSourceThrottlePublish", 30));
    const client = await provisioned(office);
    const subscribe = await office.request("SUBSCRIBE");
    expect(subscribe.uri).toBe("sip:alice@office.test");
    expect(subscribe.header("event")).toBe(
      'ua-profile;profile-type=user;vendor="porchlight.example";model="The \\"desk\\"";version="1.0"',
    );
    expect([subscribe.header("accept"), subscribe.header("expires")]).toEqual([PROFILE, "86400"]);
    expect(subscribe.header("contact")).toContain("+sip.instance");
    expect(client.provisioning.profile).toEqual({ pktcPRSSourceThrottlePublish: 30 });
    await told(client, office, value("lists", "false"));
    expect(client.provisioning.profile).toEqual({ lists: false });
  });

  test("a client that does not ask for one is provisioned with nothing", async () => {
    const office = await openOffice();
    const client = await connected(office);
    expect(office.of("SUBSCRIBE")).toEqual([]);
    expect(client.provisioning.profile).toEqual({});
  });

  test("PRV-029 PRV-065 a NOTIFY without a body is taken, and changes nothing", async () => {
    const office = await provisioningOffice(value("outboundFlows", 2));
    const client = await provisioned(office);
    office.notify(office.subscribers[0], { event: "ua-profile" });
    await office.until(() => office.answers.length === 2);
    expect(office.answers).toEqual([200, 200]);
    expect(client.provisioning.profile).toEqual({ outboundFlows: 2 });
  });

  test("what is no profile leaves the last good one; what is unknown in one is passed over", async () => {
    const office = await provisioningOffice(value("outboundFlows", 2));
    const client = await provisioned(office);
    const problem = heard(client.provisioning, "problem");
    tell(office, "<presence-profile");
    expect(await problem).toBe("the profile cannot be read");
    expect(client.provisioning.profile).toEqual({ outboundFlows: 2 });
    await told(client, office, profile("<fromTomorrow>1</fromTomorrow><lists>false</lists>"));
    expect(client.provisioning.profile).toEqual({ lists: false });
  });

  test("the last good profile holds before the server says another one, also when it is away", async () => {
    const storage = memoryStorage();
    const office = await provisioningOffice(value("pktcPRSMaxNumberOfPresenceSubscriptions", 1));
    await (await provisioned(office, { provisioning: { ...phone, storage } })).disconnect();
    const silent = await openOffice();
    silent.scripts.SUBSCRIBE = (request, place) =>
      request.header("event").startsWith("ua-profile") ? { status: 489 } : admit(request, place);
    const client = await connected(silent, { provisioning: { ...phone, storage } });
    client.watch("bob@office.test");
    expect(client.watch("carol@office.test").view.status).toEqual({ kind: "terminated", reason: "limit" });
  });

  test("PRS-110 a page that is loaded again says which profile it has, and is spared it", async () => {
    const [storage, stateStorage] = [memoryStorage(), memoryStorage()];
    const office = await openOffice();
    office.scripts.SUBSCRIBE = (request, place) => {
      const subscriber = enlist(request, place);
      const parts = { event: "ua-profile", entityTag: "p1" };
      const body = request.header("suppress-if-match") === "p1" ? "" : value("outboundFlows", 2);
      queueMicrotask(() => place.notify(subscriber, { ...parts, body, contentType: PROFILE }));
      return { status: 200, headers: ["Expires: 86400"] };
    };
    const wishes = { provisioning: { ...phone, storage }, stateStorage };
    const first = await provisioned(office, wishes);
    await vi.waitFor(() => expect(stateStorage.get("states:sip:alice@office.test")).toContain("p1"), 5000);
    await first.disconnect({ keepPublication: true });
    const client = await connected(office, wishes);
    expect((await office.request("SUBSCRIBE", 2)).header("suppress-if-match")).toBe("p1");
    expect(client.provisioning.profile).toEqual({ outboundFlows: 2 });
  });

  test("what is kept is the user's own, and a store with rubbish is none", async () => {
    const storage: ClientStorage = { get: () => "<x", set: () => {}, remove: () => {} };
    const office = await openOffice();
    const client = await connected(office, { provisioning: { ...phone, storage } });
    expect(client.provisioning.profile).toEqual({});
  });
});

describe("PRV-024 PRV-065 a profile that is told by reference", () => {
  async function shelf(text: string): Promise<{ readonly root: string; readonly paths: string[] }> {
    const paths: string[] = [];
    const server = createServer((request, response) => {
      paths.push(request.url ?? "");
      response.setHeader("Content-Type", PROFILE);
      response.end(text);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    return { root: `http://127.0.0.1:${(server.address() as AddressInfo).port}/xcap-root`, paths };
  }

  const external = (url: string, expiration: string): string =>
    `message/external-body; access-type="URL"; expiration="${expiration}"; URL="${url}"`;
  const inner = (id: string): string => `Content-Type: ${PROFILE}\r\nContent-ID: <${id}>\r\n\r\n`;
  const FUTURE = "Mon, 01 Jan 2120 00:00:00 GMT";
  const PLACE =
    "https://office.test/xcap-root/test.office.presence-profile/users/sip:alice@office.test/effective";

  test("PRV-024 it is fetched from the own root, by whatever name the reference calls that", async () => {
    const { root, paths } = await shelf(value("outboundFlows", 2));
    const office = await provisioningOffice(inner("a@office.test"), external(PLACE, FUTURE));
    const client = await connected(office, { provisioning: { ...phone, root } });
    await heard(client.provisioning, "profile");
    expect(client.provisioning.profile).toEqual({ outboundFlows: 2 });
    expect((await office.request("SUBSCRIBE")).header("accept")).toBe(`${PROFILE}, message/external-body`);
    tell(office, inner("a@office.test"), external(PLACE, FUTURE));
    await office.until(() => office.answers.length === 2);
    expect(paths).toEqual(["/xcap-root/test.office.presence-profile/users/sip:alice@office.test/effective"]);
  });

  test.each([
    ["over already", PLACE, "Mon, 01 Jan 2001 00:00:00 GMT"],
    ["of another scheme", "ftp://office.test/x", FUTURE],
  ])("PRV-065 a reference that is %s is not followed", async (_, url, expiration) => {
    const { root, paths } = await shelf(value("outboundFlows", 2));
    const office = await provisioningOffice(inner("a@office.test"), external(url, expiration));
    const client = await connected(office, { provisioning: { ...phone, root } });
    expect(await heard(client.provisioning, "problem")).toContain("cannot be used");
    expect(paths).toEqual([]);
  });
});

describe("the client keeps to its profile at once", () => {
  test("PRV-007 SOURCE-THROTTLE-PUBLISH: of statuses given meanwhile the newest goes out when the time is over", async () => {
    const office = await provisioningOffice(value("pktcPRSSourceThrottlePublish", 3600));
    const client = await provisioned(office);
    await client.source.publish({ basic: "open" });
    void client.source.publish({ basic: "open", note: "busy" });
    const last = client.source.publish({ basic: "closed" });
    expect(client.source.state.kind).toBe("waiting");
    expect(office.of("PUBLISH")).toHaveLength(1);
    await told(client, office, value("pktcPRSSourceThrottlePublish", 0));
    expect((await last).ok).toBe(true);
    expect(office.of("PUBLISH")).toHaveLength(2);
  });

  test("PRV-007 it may be taken back at any time", async () => {
    const office = await provisioningOffice(value("pktcPRSSourceThrottlePublish", 3600));
    const client = await provisioned(office);
    await client.source.publish({ basic: "open" });
    expect((await client.source.unpublish()).ok).toBe(true);
    expect(office.of("PUBLISH").at(-1)?.header("expires")).toBe("0");
  });

  test("PRV-008 PRS-048 subscriptions beyond the limit end, and begin when there is room again", async () => {
    const office = await provisioningOffice(value("pktcPRSMaxNumberOfPresenceSubscriptions", 0));
    const client = await provisioned(office);
    const [bob, carol] = [client.watch("bob@office.test"), client.watch("carol@office.test")];
    await Promise.all([heard(bob, "state"), heard(carol, "state")]);
    await told(client, office, value("pktcPRSMaxNumberOfPresenceSubscriptions", 1));
    expect(carol.view.status).toEqual({ kind: "terminated", reason: "limit" });
    await office.until(() => office.of("SUBSCRIBE").at(-1)?.header("expires") === "0");
    carol.retry();
    expect(carol.view.status.kind).toBe("terminated");
    const back = heard(carol, "state");
    await bob.stop();
    await back;
    expect(carol.view.status.kind).toBe("active");
  });

  test("PRV-008 the client's own limit is never exceeded, whatever the profile says", async () => {
    const office = await provisioningOffice(value("pktcPRSMaxNumberOfPresenceSubscriptions", 5));
    const client = await provisioned(office, { maxSubscriptions: 1 });
    client.watch("bob@office.test");
    expect(client.watch("carol@office.test").view.status).toEqual({ kind: "terminated", reason: "limit" });
  });

  test("PRV-011 lifetimes and rates are asked for as provisioned, and no longer than the client wants", async () => {
    const office = await provisioningOffice(
      profile(
        "<subscribeExpires>600</subscribeExpires><publishExpires>7200</publishExpires><notifyMaxRate>0.1</notifyMaxRate>",
      ),
    );
    const client = await provisioned(office);
    await heard(client.watch("bob@office.test"), "state");
    const subscribe = office.of("SUBSCRIBE").at(-1);
    expect([subscribe?.header("expires"), subscribe?.header("event")]).toEqual([
      "600",
      "presence;max-rate=0.1",
    ]);
    await client.source.publish({ basic: "open" });
    expect(office.of("PUBLISH")[0]?.header("expires")).toBe("3600");
  });

  test("PRV-011 another rate is asked for at once, in the dialogs that stand", async () => {
    const office = await provisioningOffice(value("notifyMaxRate", 5));
    const client = await provisioned(office);
    await heard(client.watch("bob@office.test"), "state");
    const { header } = office.of("SUBSCRIBE").at(-1) ?? {};
    expect(header?.("event")).toBe("presence");
    await told(client, office, value("notifyMaxRate", "0.2"));
    const again = await office.request("SUBSCRIBE", 3);
    expect(again.header("event")).toBe("presence;max-rate=0.2");
    expect(again.header("to")).toContain("tag=");
  });

  test("PRV-006 pictures go by reference, whatever size an object in a PUBLISH may have", async () => {
    const office = await provisioningOffice(value("pktcPRSCClientObjDataLimit", 0));
    const client = await provisioned(office);
    const picture = {
      url: "https://office.test/content/sip:alice@office.test/picture",
      contentId: "p@office.test",
      contentType: "image/png",
      octets: 100_000,
      sha1: "0".repeat(40),
      sha256: "0".repeat(64),
      expiresAt: Date.UTC(2120, 0, 1),
    };
    expect((await client.source.publish({ basic: "open", picture })).ok).toBe(true);
    expect((await office.request("PUBLISH")).body).toContain("message/external-body");
  });
});

describe("PRV-011 SYS-009 addresses of the server", () => {
  const naming = (...offices: readonly Office[]): string =>
    value("sipWsUris", offices.map(({ url }) => url).join(" "));

  test("a server that is gone is left for the next one of the profile, which goes on with the dialogs", async () => {
    const [first, second] = [await provisioningOffice(""), await openOffice()];
    const client = await provisioned(first);
    await told(client, first, naming(first, second));
    const bob = client.watch("bob@office.test");
    await heard(bob, "state");
    const { callId } = first.subscribers.at(-1) ?? {};
    second.subscribers.push(...first.subscribers);
    const lost = heard(bob, "view", ({ stale }) => stale);
    await first.crash();
    await lost;
    await heard(bob, "view", ({ stale }) => !stale);
    expect(second.of("REGISTER").length).toBe(1);
    expect(second.of("SUBSCRIBE").map((request) => request.header("call-id"))).toContain(callId);
    expect(client.state.kind).toBe("connected");
  });

  test("so is one that takes connections and answers nothing; and nobody moves while all is well", async () => {
    const [first, second] = [await provisioningOffice(""), await openOffice()];
    const client = await provisioned(first, { timing: { probeEveryMs: 20, probeWaitMs: 100 } });
    await told(client, first, naming(second));
    await heard(client, "roundTrip");
    expect(second.requests).toEqual([]);
    first.pongs = false;
    await second.request("REGISTER");
    expect(first.of("REGISTER").length).toBe(1);
  });
});

import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { ConsolePage } from "./support/console-page";
import { type Link, tcpLink, udpLink, webSocketLink } from "./support/link";
import { Office, samplePassword } from "./support/office";
import { Phone } from "./support/phone";
import { field, type Message, statusOf } from "./support/sip-message";

const graceSeconds = 3;
const BOUND = "Publication-Binding: flow";

let office: Office;
const links: Link[] = [];

test.beforeAll(async () => {
  office = await Office.open({
    PORCHLIGHT_NOTIFY_INTERVAL_MS: "0",
    PORCHLIGHT_POLICY_BOUND_GRACE_SECONDS: "600",
    PORCHLIGHT_POLICY_BOUND_GRACE_SECONDS_OF: `office.test=${graceSeconds}`,
  });
});
test.afterAll(() => office.close());
test.afterEach(() => {
  for (const link of links.splice(0)) link.close();
});

type Transport = "ws" | "udp" | "tcp";

async function phone(user: string, transport: Transport): Promise<Phone> {
  const link =
    transport === "ws"
      ? await webSocketLink(`ws://127.0.0.1:${office.httpPort}/sip`)
      : await { udp: udpLink, tcp: tcpLink }[transport](office.sipPort);
  links.push(link);
  return new Phone(link, user, samplePassword);
}

const refresh = (alice: Phone, tag: string, headers: readonly string[]): Promise<Message> =>
  alice.request("PUBLISH", { headers: ["Event: presence", `SIP-If-Match: ${tag}`, ...headers] });
const tagOf = (answer: Message): string => field(answer, "sip-etag");
const bindingOf = (answer: Message): string => field(answer, "publication-binding");
const inForce = `flow;grace=${graceSeconds}`;

for (const transport of ["ws", "tcp"] as const) {
  test(`a publication bound over ${transport} goes a grace after its connection, and not before`, async () => {
    const [bob, alice] = [await phone("bob", "udp"), await phone("alice", transport)];
    await bob.subscribe("alice");
    const published = await alice.publish(`dying over ${transport}`, [BOUND]);
    expect([statusOf(published), bindingOf(published)]).toEqual([200, inForce]);
    await bob.untilLatest(({ body }) => body.includes(`dying over ${transport}`));
    const heard = bob.notifies.length;
    alice.link.close();
    await bob.untilLatest(({ body }) => !body.includes("dying"));
    expect(bob.notifies).toHaveLength(heard + 1);
    const back = await phone("alice", transport);
    expect(statusOf(await refresh(back, tagOf(published), [BOUND]))).toBe(412);
  });

  test(`who comes back over ${transport} within the grace is not missed, whatever follows`, async () => {
    const [bob, first] = [await phone("bob", "udp"), await phone("alice", transport)];
    await bob.subscribe("alice");
    const published = await first.publish(`reloads over ${transport}`, [BOUND]);
    await bob.untilLatest(({ body }) => body.includes("reloads"));
    const heard = bob.notifies.length;
    first.link.close();
    const second = await phone("alice", transport);
    const again = await second.publish(`reloads over ${transport}`, [
      BOUND,
      `SIP-If-Match: ${tagOf(published)}`,
    ]);
    expect([statusOf(again), bindingOf(again)]).toEqual([200, inForce]);
    second.link.close();
    const third = await phone("alice", transport);
    const freed = await refresh(third, tagOf(again), []);
    expect([statusOf(freed), bindingOf(freed)]).toEqual([200, ""]);
    third.link.close();
    await delay((graceSeconds + 1) * 1000);
    expect(bob.notifies).toHaveLength(heard);
    const last = await phone("alice", transport);
    expect(statusOf(await refresh(last, tagOf(freed), ["Expires: 0"]))).toBe(200);
  });
}

test("over UDP nothing is bound, and nothing is said of it", async () => {
  const alice = await phone("alice", "udp");
  const published = await alice.publish("by datagram", [BOUND]);
  expect([statusOf(published), bindingOf(published)]).toEqual([200, ""]);
  await refresh(alice, tagOf(published), ["Expires: 0"]);
});

test("after kill -9 whoever is back within a grace stays, whoever is not goes", async () => {
  const [alice, dave] = [await phone("alice", "ws"), await phone("dave", "tcp")];
  const kept = await alice.publish("alice comes back", [BOUND]);
  expect(bindingOf(await dave.publish("dave does not", [BOUND]))).toBe(inForce);
  await office.restart("SIGKILL");
  const back = await phone("alice", "ws");
  const again = await refresh(back, tagOf(kept), [BOUND]);
  expect([statusOf(again), bindingOf(again)]).toEqual([200, inForce]);
  await delay((graceSeconds + 1) * 1000);
  const watcher = await phone("bob", "tcp");
  await watcher.subscribe("alice");
  await watcher.untilLatest(({ body }) => body.includes("alice comes back"));
  const self = await phone("dave", "tcp");
  await self.subscribe("dave");
  expect((await self.untilNotified(() => true)).body).not.toContain("dave does not");
});

test("the console tells what is bound, and when it goes once its connection is lost", async ({ browser }) => {
  const patient = await Office.open({ PORCHLIGHT_POLICY_BOUND_GRACE_SECONDS: "600" });
  try {
    const link = await webSocketLink(`ws://127.0.0.1:${patient.httpPort}/sip`);
    const alice = new Phone(link, "alice", samplePassword);
    expect(bindingOf(await alice.publish("here", [BOUND]))).toBe("flow;grace=600");
    const admin = await ConsolePage.signIn(browser, patient);
    const show = async (): Promise<void> => {
      await admin.go("presence");
      await admin.page.getByRole("row").filter({ hasText: "alice@office.test" }).click();
    };
    await show();
    await expect(admin.page.getByText("Bound to it; it stands")).toBeVisible();
    link.close();
    await admin.page.reload();
    await show();
    await expect(admin.page.getByText(/Lost; goes in/)).toBeVisible();
    await admin.close();
  } finally {
    await patient.close();
  }
});

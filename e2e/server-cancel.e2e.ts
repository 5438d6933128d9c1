import { expect, test } from "@playwright/test";
import { tcpLink } from "./support/link";
import { Office, samplePassword } from "./support/office";
import { type OperatorApi, operatorApi } from "./support/operator-api";
import { Phone } from "./support/phone";
import { field, statusOf } from "./support/sip-message";

let office: Office;
let api: OperatorApi;

test.beforeAll(async () => {
  office = await Office.open({ PORCHLIGHT_CONSOLE: "off" });
  api = operatorApi(office);
});
test.afterAll(() => office.close());

async function watching(watcher: string, presentity: string): Promise<Phone> {
  const phone = new Phone(await tcpLink(office.sipPort), watcher, samplePassword);
  expect(statusOf(await phone.subscribe(presentity))).toBe(200);
  await phone.untilNotified(() => true);
  return phone;
}

for (const reason of ["deactivated", "probation", "rejected"] as const) {
  test(`FLW-010 F9 PRS-036 the server ends a subscription: ${reason}`, async () => {
    const bob = await watching("bob", "alice");
    const listed = await (await api("GET", "/subscriptions?watcher=sip:bob@office.test")).json();
    const { id } = listed.items[0];
    expect((await api("POST", `/subscriptions/${id}/terminate`, { reason })).status).toBe(204);
    const last = await bob.untilNotified((notify) =>
      field(notify, "subscription-state").startsWith("terminated"),
    );
    expect(field(last, "subscription-state")).toBe(`terminated;reason=${reason}`);
    bob.link.close();
  });
}

test("FLW-010 F9 PRS-036 the server ends a subscription: noresource when the presentity is deleted, rejected for what it watched", async () => {
  const bob = await watching("bob", "carol");
  const carol = await watching("carol", "bob");
  expect((await api("DELETE", `/users/${encodeURIComponent("sip:carol@office.test")}`)).status).toBe(204);
  const ended = ({ headers }: { headers: ReadonlyMap<string, readonly string[]> }): boolean =>
    headers.get("subscription-state")?.[0]?.startsWith("terminated") ?? false;
  expect(field(await bob.untilNotified(ended), "subscription-state")).toBe("terminated;reason=noresource");
  expect(field(await carol.untilNotified(ended), "subscription-state")).toBe("terminated;reason=rejected");
  bob.link.close();
  carol.link.close();
});

import { expect, test } from "vitest";
import type { Notification } from "../src/index";
import { connected, openOffice } from "./story";

test("any event package: its parameters at every SUBSCRIBE, its body at the first of a dialog", async () => {
  const office = await openOffice();
  const client = await connected(office);
  let parameters = ";level=1";
  const heard: Notification[] = [];
  const away: string[] = [];
  const subscription = client.subscribe(
    {
      resource: "bob@office.test",
      event: "presence",
      eventParameters: () => parameters,
      accept: "application/x-test",
      body: { contentType: "text/plain", content: "what I want" },
    },
    {
      onNotification: (notification) => {
        heard.push(notification);
        return 200;
      },
      onStatus: () => undefined,
      onAway: () => away.push("away"),
    },
  );
  await office.until(() => office.answers.length === 1);
  parameters = ";level=2";
  subscription.refresh();
  await office.until(() => office.answers.length === 2);
  for (const body of ["perhaps the answer", "news"]) office.notify(office.subscribers[0], { body });
  await office.until(() => office.answers.length === 4);
  const [first, refresh] = office.of("SUBSCRIBE");
  expect([first?.header("event"), refresh?.header("event")]).toEqual([
    "presence;level=1",
    "presence;level=2",
  ]);
  expect([first?.body, refresh?.body]).toEqual(["what I want", ""]);
  expect(refresh?.header("call-id")).toBe(first?.header("call-id"));
  expect(heard.map(({ mayBeWhole }) => mayBeWhole)).toEqual([true, true, true, false]);
  office.cut();
  await office.request("SUBSCRIBE", 3);
  expect(away).toEqual(["away"]);
  await subscription.stop();
  expect(office.of("SUBSCRIBE").at(-1)?.header("expires")).toBe("0");
});

test("what is no address cannot be subscribed to", async () => {
  const client = await connected(await openOffice());
  const handlers = { onNotification: () => 200 as const, onStatus: () => undefined, onAway: () => undefined };
  expect(() => client.subscribe({ resource: "<bob>", event: "dialog", accept: "*/*" }, handlers)).toThrow(
    TypeError,
  );
});

import { expect, test } from "vitest";
import { watchList } from "../src/lists/index";
import { friends, notification, open, tellList } from "./list-notifier";
import { admit, enlist, type Office, presence, type Script } from "./office";
import { PROFILE, profile, provisioned, provisioningOffice, tell, told, value } from "./provisioning-office";
import { heard } from "./story";

const WHOLE = "application/pidf+xml, multipart/related, message/external-body";
const PARTIAL =
  "application/pidf+xml;q=0.3, application/pidf-diff+xml;q=1, multipart/related, message/external-body";

const isAboutPresence = (each: { header(name: string): string }): boolean =>
  each.header("event").startsWith("presence");

const subscribes = (office: Office) => office.of("SUBSCRIBE").filter(isAboutPresence);
const accepts = (office: Office) => subscribes(office).map((each) => each.header("accept"));
const tags = (office: Office) => subscribes(office).map((each) => each.header("suppress-if-match"));
/** Whether each was sent within a dialog. */
const inDialog = (office: Office) => subscribes(office).map((each) => each.header("to").includes(";tag="));

/** Tells states that have a tag. */
const tagged: Script = (request, office) => {
  const known = office.subscribers.find(({ callId }) => callId === request.header("call-id"));
  if (!known && request.header("to").includes(";tag=")) return { status: 481 };
  const subscriber = known ?? enlist(request, office);
  const body = presence(subscriber.presentity, "open");
  queueMicrotask(() => office.notify(subscriber, { entityTag: "t1", body }));
  return { status: 200, headers: ["Expires: 3600"] };
};

test("PRV-011 PRS-084 partialNotify: who is provisioned without asks for whole documents, of people and of lists", async () => {
  const list = tellList(() => notification({ version: 0, members: [open("bob")] }), admit);
  const office = await provisioningOffice(value("partialNotify", "false"), PROFILE, list);
  const client = await provisioned(office);
  await heard(client.watch("bob@office.test"), "state");
  await heard(watchList(client, friends), "view", ({ stale }) => !stale);
  expect(accepts(office)).toEqual([WHOLE, `application/rlmi+xml, ${WHOLE}`]);
});

test("PRV-011 PRS-142 partialNotify changes: asked anew at once, in the dialogs that stand, for the whole state", async () => {
  const office = await provisioningOffice(value("partialNotify", "true"), PROFILE, tagged);
  const client = await provisioned(office);
  const watcher = client.watch("bob@office.test");
  await heard(watcher, "state");
  for (const [text, count] of [
    ["false", 2],
    ["true", 3],
  ] as const) {
    const state = heard(watcher, "state");
    await told(client, office, value("partialNotify", text));
    await state;
    expect(subscribes(office)).toHaveLength(count);
  }
  expect(accepts(office)).toEqual([PARTIAL, WHOLE, PARTIAL]);
  expect(inDialog(office)).toEqual([false, true, true]);
  expect(tags(office)).toEqual(["", "", ""]);
  await told(
    client,
    office,
    profile("<partialNotify>true</partialNotify><registerExpires>600</registerExpires>"),
  );
  expect(subscribes(office)).toHaveLength(3);
});

test("PRV-011 a profile that comes between a SUBSCRIBE and its first NOTIFY is kept to as soon as there is a dialog", async () => {
  const slow: Script = (request, office) => {
    const known = office.subscribers.find(({ callId }) => callId === request.header("call-id"));
    if (known) return admit(request, office);
    enlist(request, office);
    return { status: 200, headers: ["Expires: 3600"] };
  };
  const office = await provisioningOffice(profile(""), PROFILE, slow);
  const client = await provisioned(office);
  const watcher = client.watch("bob@office.test");
  await office.until(() => subscribes(office).length === 1);
  await told(
    client,
    office,
    profile("<partialNotify>false</partialNotify><notifyMaxRate>0.5</notifyMaxRate>"),
  );
  expect(accepts(office)).toEqual([PARTIAL]);
  const bob = office.subscribers.find(({ presentity }) => presentity === "sip:bob@office.test");
  office.notify(bob, { body: presence("sip:bob@office.test", "open") });
  await office.until(() => subscribes(office).length === 2);
  expect(accepts(office)).toEqual([PARTIAL, WHOLE]);
  expect(subscribes(office)[1]?.header("event")).toBe("presence;max-rate=0.5");
  expect(watcher.view.presence?.summary.mark).toBe("available");
});

test("PRV-011 what changes while the connection is away is asked for when it is back", async () => {
  const office = await provisioningOffice(value("lists", "true"), PROFILE, tagged);
  const client = await provisioned(office);
  const watcher = client.watch("bob@office.test");
  await heard(watcher, "state");
  office.next("SUBSCRIBE", (_, place) => {
    queueMicrotask(() => tell(place, value("partialNotify", "false")));
    return { status: 200, headers: ["Expires: 86400"] };
  });
  office.cut();
  await heard(client.provisioning, "profile");
  await office.until(() => accepts(office).at(-1) === WHOLE);
  await heard(watcher, "view", ({ stale }) => !stale);
});

test("PRV-011 PRS-110 conditionalNotify: obeyed by the watchers that are there already, and given back", async () => {
  let isConditional = "false";
  const office = await provisioningOffice(() => value("conditionalNotify", isConditional), PROFILE, tagged);
  const client = await provisioned(office);
  const watcher = client.watch("bob@office.test");
  await heard(watcher, "state");
  const comeBackWith = async (text: string): Promise<void> => {
    isConditional = text;
    await told(client, office, value("conditionalNotify", text));
    office.cut();
    await heard(watcher, "view", ({ stale }) => stale);
    await heard(watcher, "view", ({ stale }) => !stale);
  };
  await comeBackWith("true");
  await comeBackWith("false");
  expect(tags(office)).toEqual(["", "t1", ""]);
});

const filter =
  '<filter-set xmlns="urn:ietf:params:xml:ns:simple-filter"><ns-bindings><ns-binding prefix="p" urn="urn:ietf:params:xml:ns:pidf"/></ns-bindings><filter id="1"><what><include>//p:basic</include></what></filter></filter-set>';
const removal =
  '<filter-set xmlns="urn:ietf:params:xml:ns:simple-filter"><filter id="1" remove="true"/></filter-set>';
const bodies = (office: Office) => subscribes(office).map((each) => each.body);

test("PRV-011 PRS-092 filters: asked for where they are provisioned, taken out of the dialogs that stand where not, and put back", async () => {
  const office = await provisioningOffice(profile(""), PROFILE, tagged);
  const client = await provisioned(office);
  const watcher = client.watch("bob@office.test", { filter });
  await heard(watcher, "state");
  expect(subscribes(office)[0]?.header("content-type")).toBe("application/simple-filter+xml");
  for (const text of ["false", "true"]) {
    const state = heard(watcher, "state");
    await told(client, office, value("filters", text));
    await state;
  }
  expect(bodies(office)).toEqual([filter, removal, filter]);
  office.cut();
  await heard(watcher, "view", ({ stale }) => stale);
  await heard(watcher, "view", ({ stale }) => !stale);
  expect(bodies(office)).toEqual([filter, removal, filter, ""]);
});

test("PRV-011 a user who is provisioned without filters sends none, to lists neither", async () => {
  const list = tellList(() => notification({ version: 0, members: [open("bob")] }), admit);
  const office = await provisioningOffice(value("filters", "false"), PROFILE, list);
  const client = await provisioned(office);
  await heard(client.watch("bob@office.test", { filter }), "state");
  await heard(watchList(client, friends, { filter }), "view", ({ stale }) => !stale);
  expect(bodies(office)).toEqual(["", ""]);
});

test.each([415, 488])(
  "PRS-093 a notifier that answers a filter with %i is asked without it, at once",
  async (status) => {
    const office = await provisioningOffice(profile(""), PROFILE, (request, place) =>
      request.body === "" ? tagged(request, place) : { status },
    );
    const client = await provisioned(office);
    const watcher = client.watch("bob@office.test", { filter });
    await heard(watcher, "state");
    expect(bodies(office)).toEqual([filter, ""]);
    office.subscribers.length = 1;
    office.next("SUBSCRIBE", () => ({ status: 481 }));
    office.cut();
    await heard(watcher, "state");
    expect(
      bodies(office)
        .slice(2)
        .every((body) => body === ""),
    ).toBe(true);
  },
);

test("PRS-093 PRS-037 a filter that is found bad later: subscribed anew without it", async () => {
  const office = await provisioningOffice(profile(""), PROFILE, tagged);
  const client = await provisioned(office);
  const watcher = client.watch("bob@office.test", { filter });
  await heard(watcher, "state");
  const bob = office.subscribers.find(({ presentity }) => presentity === "sip:bob@office.test");
  const again = heard(watcher, "state");
  office.notify(bob, { state: "terminated;reason=badfilter" });
  await again;
  expect(bodies(office)).toEqual([filter, ""]);
  expect(inDialog(office)).toEqual([false, false]);
});

test("what is no filter document is refused where it is given", async () => {
  const office = await provisioningOffice(profile(""));
  const client = await provisioned(office);
  expect(() => client.watch("bob@office.test", { filter: "<filter-set" })).toThrow(TypeError);
  expect(subscribes(office)).toEqual([]);
});

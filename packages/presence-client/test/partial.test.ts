import { expect, test } from "vitest";
import { enlist, type Office, type Script } from "./office";
import { connected, heard, openOffice } from "./story";

const DIFF = "urn:ietf:params:xml:ns:pidf-diff";
const names = `xmlns="urn:ietf:params:xml:ns:pidf" xmlns:p="${DIFF}" entity="sip:bob@office.test"`;
const contentType = "application/pidf-diff+xml";

const full = (version: number, note: string): string =>
  `<p:pidf-full ${names} version="${version}"><tuple id="t"><status><basic>open</basic></status><note>${note}</note></tuple></p:pidf-full>`;
const diff = (version: number, note: string): string =>
  `<p:pidf-diff ${names} version="${version}"><p:replace sel="*/tuple/note/text()">${note}</p:replace></p:pidf-diff>`;

/** Answers every SUBSCRIBE with the whole state. */
const tell =
  (version: () => number, note: string): Script =>
  (request, office) => {
    const known = office.subscribers.find(({ callId }) => callId === request.header("call-id"));
    const subscriber = known ?? enlist(request, office);
    const entityTag = `t${version()}`;
    queueMicrotask(() => office.notify(subscriber, { entityTag, contentType, body: full(version(), note) }));
    return { status: 200, headers: ["Expires: 3600"] };
  };

async function watching() {
  const office = await openOffice();
  let version = 1;
  office.scripts.SUBSCRIBE = tell(() => version, "whole");
  const client = await connected(office);
  const watcher = client.watch("bob@office.test");
  await heard(watcher, "state");
  const at = (next: number): void => {
    version = next;
  };
  return { office, watcher, at };
}

const told = (office: Office, version: number, note: string): void =>
  office.notify(office.subscribers[0], { contentType, entityTag: `t${version}`, body: diff(version, note) });

test("FLW-004 PRS-083 PRS-084 alice asks for partial documents and follows the changes", async () => {
  const { office, watcher } = await watching();
  expect(office.of("SUBSCRIBE")[0]?.header("accept")).toBe(
    "application/pidf+xml;q=0.3, application/pidf-diff+xml;q=1, multipart/related, message/external-body",
  );
  const change = heard(watcher, "state");
  told(office, 2, "changed");
  expect((await change).summary.note).toBe("changed");
});

test("FLW-037 PRS-083 a gap: the NOTIFY is answered 200, then the whole is asked for without a tag, and taken", async () => {
  const { office, watcher, at } = await watching();
  await office.until(() => office.answers.length === 1);
  at(4);
  const states: string[] = [];
  watcher.on("state", ({ summary }) => states.push(summary.note ?? ""));
  const stale = heard(watcher, "view", (view) => view.stale);
  told(office, 3, "after a gap");
  await stale;
  await heard(watcher, "view", (view) => !view.stale);
  expect(states).toEqual(["whole"]);
  await office.until(() => office.answers.length === 3);
  expect(office.answers).toEqual([200, 200, 200]);
  expect(office.of("SUBSCRIBE").map((each) => each.header("suppress-if-match"))).toEqual(["", ""]);
  const change = heard(watcher, "state");
  told(office, 5, "goes on");
  expect((await change).summary.note).toBe("goes on");
});

test("FLW-037 PRS-110 the connection breaks before the whole came: nothing is said of a state that is not here", async () => {
  const { office, watcher, at } = await watching();
  await office.until(() => office.answers.length === 1);
  office.next("SUBSCRIBE", () => "silence");
  told(office, 3, "after a gap");
  await office.request("SUBSCRIBE", 2);
  told(office, 4, "one more");
  await office.until(() => office.answers.length === 3);
  at(5);
  office.cut();
  expect((await heard(watcher, "state")).summary.note).toBe("whole");
  expect(office.of("SUBSCRIBE").map((each) => each.header("suppress-if-match"))).toEqual(["", "", ""]);
  expect(watcher.view.stale).toBe(false);
});

test("PRS-083 changes that do not fit: whole documents are asked for from then on", async () => {
  const { office, watcher } = await watching();
  const problem = heard(watcher, "problem");
  office.notify(office.subscribers[0], {
    contentType,
    body: `<p:pidf-diff ${names} version="2"><p:remove sel="*/tuple[@id='none']"/></p:pidf-diff>`,
  });
  await problem;
  const again = await office.request("SUBSCRIBE", 2);
  expect(again.header("accept")).toBe("application/pidf+xml, multipart/related, message/external-body");
});

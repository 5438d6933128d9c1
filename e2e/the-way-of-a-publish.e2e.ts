import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import sqlite3 from "sqlite3";
import { tcpLink, udpLink, webSocketLink } from "./support/link";
import { Office, samplePassword } from "./support/office";
import { document, Phone } from "./support/phone";
import { field, readMessage, statusOf } from "./support/sip-message";

/** What the database holds of one publication, read past the server. */
function storedTag(folder: string, entityTag: string): Promise<string | undefined> {
  const database = new sqlite3.Database(join(folder, "porchlight.db"), sqlite3.OPEN_READONLY);
  return new Promise((resolve, reject) => {
    database.get(
      "SELECT body FROM Publication WHERE entityTag = ?",
      [entityTag],
      (error, row: { body: string } | undefined) => {
        database.close();
        if (error === null) resolve(row?.body);
        else reject(error);
      },
    );
  });
}

test("the way of a PUBLISH", async () => {
  const office = await Office.open({ PORCHLIGHT_CONSOLE: "off", PORCHLIGHT_NOTIFY_INTERVAL_MS: "0" });
  const links = [
    await webSocketLink(`ws://127.0.0.1:${office.httpPort}/sip`),
    await udpLink(office.sipPort),
    await tcpLink(office.sipPort),
    await webSocketLink(`ws://127.0.0.1:${office.httpPort}/sip`),
  ] as const;
  const alice = new Phone(links[0], "alice", samplePassword);
  const alicesPhone = new Phone(links[1], "alice", samplePassword);
  const bob = new Phone(links[2], "bob", samplePassword);
  const carol = new Phone(links[3], "carol", samplePassword);
  try {
    await test.step("watchers are there", async () => {
      expect(statusOf(await bob.subscribe("alice"))).toBe(200);
      expect(statusOf(await carol.subscribe("alice"))).toBe(200);
      await Promise.all([bob, carol].map((watcher) => watcher.untilNotified(() => true)));
    });

    await test.step("1 and 2: a frame is read; malformed but answerable gets 400, the rest is dropped", async () => {
      links[1].send("this is no SIP\r\n\r\n");
      const answers: string[] = [];
      const probe = await udpLink(office.sipPort);
      probe.onMessage = (octets) => answers.push(octets.toString("utf8"));
      probe.send(
        `PUBLISH sip:alice@office.test SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:${probe.localPort};branch=z9hG4bKx;rport\r\nFrom: <sip:alice@office.test>;tag=a\r\nTo: <sip:alice@office.test>\r\nCall-ID: x\r\nCSeq: first PUBLISH\r\nContent-Length: 0\r\n\r\n`,
      );
      await expect.poll(() => answers.map((text) => statusOf(readMessage(text)))).toEqual([400]);
      probe.close();
    });

    await test.step("3: a retransmission is answered again and makes nothing new", async () => {
      const answers: string[] = [];
      const probe = await udpLink(office.sipPort);
      probe.onMessage = (octets) => answers.push(octets.toString("utf8"));
      const request = `OPTIONS sip:office.test SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:${probe.localPort};branch=z9hG4bK${randomBytes(4).toString("hex")};rport\r\nFrom: <sip:alice@office.test>;tag=a\r\nTo: <sip:office.test>\r\nCall-ID: y\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n`;
      probe.send(request);
      probe.send(request);
      await expect.poll(() => answers.length).toBe(2);
      expect(answers[1]).toBe(answers[0]);
      probe.close();
    });

    await test.step("4: who is it? 401 with challenges first", async () => {
      const answer = await alice.request("PUBLISH", { headers: ["Event: presence"], login: false });
      expect(statusOf(answer)).toBe(401);
      expect(answer.headers.get("www-authenticate")).toHaveLength(2);
    });

    await test.step("5: the steps of RFC 3903 section 6, a no is an answer", async () => {
      const stale = await alice.publish("never", ["SIP-If-Match: neverGiven"]);
      expect(statusOf(stale)).toBe(412);
      const empty = await alice.request("PUBLISH", { headers: ["Event: presence"] });
      expect(statusOf(empty)).toBe(400);
    });

    const published = await test.step("6: the 200 leaves when the database has it", async () => {
      const answer = await alice.publish("from the browser");
      expect(statusOf(answer)).toBe(200);
      expect(await storedTag(office.folder, field(answer, "sip-etag"))).toContain("from the browser");
      return answer;
    });

    await test.step("7: all sources of alice become one document", async () => {
      expect(statusOf(await alicesPhone.publish("from the phone"))).toBe(200);
      const heard = await bob.untilNotified(({ body }) => body.includes("from the phone"));
      expect(heard.body).toContain("from the browser");
    });

    await test.step("8: watchers with the same view get the same body", async () => {
      const [one, other] = await Promise.all(
        [bob, carol].map((watcher) => watcher.untilNotified(({ body }) => body.includes("from the phone"))),
      );
      expect(other?.body).toBe(one?.body);
    });

    await test.step("9: who did not see a change hears nothing, and each dialog counts for itself", async () => {
      const before = bob.notifies.length;
      const refreshed = await alice.request("PUBLISH", {
        headers: ["Event: presence", `SIP-If-Match: ${field(published, "sip-etag")}`],
      });
      expect(statusOf(refreshed)).toBe(200);
      const changed = await alice.request("PUBLISH", {
        headers: ["Event: presence", `SIP-If-Match: ${field(refreshed, "sip-etag")}`],
        body: document(alice.aor, "changed"),
      });
      expect(statusOf(changed)).toBe(200);
      await bob.untilNotified(({ body }) => body.includes("changed"));
      expect(bob.notifies).toHaveLength(before + 1);
      const numbers = bob.notifies.map((notify) => Number(field(notify, "cseq").split(" ")[0]));
      expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    });

    await test.step("10: what happened is counted", async () => {
      const metrics = await (await fetch(`http://127.0.0.1:${office.managementPort}/metrics`)).text();
      expect(metrics).toMatch(/porchlight_publish_to_notify_seconds_count [1-9]/);
    });
  } finally {
    for (const link of links) link.close();
    await office.close();
  }
});

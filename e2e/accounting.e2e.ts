import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { type Link, tcpLink, udpLink, webSocketLink } from "./support/link";
import { Office, samplePassword } from "./support/office";
import { operatorApi } from "./support/operator-api";
import { Phone } from "./support/phone";
import { field, isRequest, readOctets, statusOf } from "./support/sip-message";

interface ExportedRecord {
  readonly number: number;
  readonly session: string;
  readonly method: string;
  readonly status: number;
}

/** Requests of several users at once, over every transport, until the server is gone. */
class Traffic {
  /** Each final response that came, as its record would name it. */
  readonly answers: string[] = [];
  readonly #links: Link[] = [];
  #isRunning = true;

  async start({ httpPort, sipPort }: Office): Promise<void> {
    const links = [
      await webSocketLink(`ws://127.0.0.1:${httpPort}/sip`),
      await tcpLink(sipPort),
      await udpLink(sipPort),
    ];
    for (const [index, user] of ["alice", "bob", "carol"].entries()) {
      const link = links[index];
      if (link === undefined) continue;
      const phone = new Phone(link, user, samplePassword);
      this.#listen(link);
      for (let lane = 0; lane < 4; lane += 1) void this.#ask(phone).catch(() => {});
    }
  }

  #listen(link: Link): void {
    this.#links.push(link);
    const { onMessage } = link;
    link.onMessage = (octets) => {
      const message = readOctets(octets);
      if (!isRequest(message) && statusOf(message) >= 200)
        this.answers.push(
          `${field(message, "call-id")} ${field(message, "cseq").split(" ")[1]} ${statusOf(message)}`,
        );
      onMessage(octets);
    };
  }

  async #ask(phone: Phone): Promise<void> {
    for (let round = 0; this.#isRunning; round += 1) {
      await phone.publish(`round ${round}`);
      await phone.subscribe(round % 2 === 0 ? "alice" : "nobody", ["Expires: 0"]);
      await phone.register(["Expires: 600"]);
    }
  }

  stop(): void {
    this.#isRunning = false;
    for (const link of this.#links) link.close();
  }
}

test("PRV-040 PRV-047 after kill -9 in mid-traffic every final response has its record, and no number is missing", async () => {
  test.slow();
  const office = await Office.open({
    PORCHLIGHT_CONSOLE: "off",
    PORCHLIGHT_NOTIFY_INTERVAL_MS: "0",
    PORCHLIGHT_ACCOUNTING_NOTIFY: "on",
  });
  try {
    const answers: string[] = [];
    for (const enough of [300, 120, 500]) {
      const traffic = new Traffic();
      await traffic.start(office);
      await expect
        .poll(() => traffic.answers.length, { timeout: 60_000, intervals: [10] })
        .toBeGreaterThan(enough);
      await office.kill("SIGKILL");
      // What the operating system had taken still comes.
      await delay(200);
      traffic.stop();
      answers.push(...traffic.answers);
      await office.start();
    }
    const exported = await operatorApi(office)("GET", "/accounting/export?format=json");
    const records = (await exported.text())
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as ExportedRecord);
    expect(records.map(({ number }) => number)).toEqual(records.map((_, index) => index + 1));
    const recorded = new Set(records.map(({ session, method, status }) => `${session} ${method} ${status}`));
    expect(records.filter(({ method }) => method === "NOTIFY").length).toBeGreaterThan(20);
    expect(answers.filter((answer) => !recorded.has(answer))).toEqual([]);
  } finally {
    await office.close();
  }
});

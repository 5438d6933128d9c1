import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { writtenRecord } from "@porchlight/accounting";
import { instant } from "@porchlight/kernel";
import { memoryStore } from "@porchlight/store";
import { afterEach, beforeEach, expect, test } from "vitest";
import { nodeHasher } from "../../runtime/node-hasher";
import { eventually } from "../../testing/eventually";
import { RecordFeed } from "../record-feed";
import { say } from "../sayings";
import { sampleRecord } from "../testing/sample-record";
import { RecordPush } from "./record-push";

const secret = "sixteen letters!";
const now = instant(Date.UTC(2030, 0, 1, 12));

interface Posted {
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
  readonly numbers: readonly number[];
}

/** Where records are sent, with an answer for each POST; 200 once those are used up. */
class Billing {
  readonly posted: Posted[] = [];
  readonly answers: number[] = [];
  readonly server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString();
      const { records } = JSON.parse(body) as { records: { number: number }[] };
      this.posted.push({ headers: request.headers, body, numbers: records.map(({ number }) => number) });
      response.writeHead(this.answers.shift() ?? 200, { "retry-after": "0" }).end();
    });
  });

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/records`;
  }
}

let billing: Billing;
let store: ReturnType<typeof memoryStore>["records"];
let last = 0;
const pushes: RecordPush[] = [];

beforeEach(async () => {
  billing = new Billing();
  store = memoryStore().records;
  last = 0;
  await store.open(now);
  await new Promise<void>((resolve) => billing.server.listen(0, "127.0.0.1", resolve));
});
afterEach(async () => {
  await Promise.all(pushes.splice(0).map((push) => push.stop()));
  await new Promise((resolve) => billing.server.close(resolve));
});

async function record(count: number): Promise<void> {
  const records = Array.from({ length: count }, (_, index) => ({
    number: last + index + 1,
    record: sampleRecord(),
  }));
  await store.append(
    { first: last + 1, last: last + count, records: records.map(writtenRecord), blocks: [], gaps: [] },
    [],
  );
  last += count;
}

async function started(batch = 2, troubles: string[] = []): Promise<RecordPush> {
  const { cursors, epoch } = await store.open(now);
  const feed = new RecordFeed({ reader: "push", store, delivered: cursors.push, last: () => last });
  const push = new RecordPush({
    url: billing.url,
    secret,
    batch,
    epoch,
    feed,
    clock: () => now,
    hasher: nodeHasher,
    onTrouble: (reason) => troubles.push(reason),
    onAttempt: () => {},
  });
  pushes.push(push);
  push.wake();
  return push;
}

const numbers = (): readonly (readonly number[])[] => billing.posted.map((posted) => posted.numbers);

test("PRV-046 records are sent in order, in batches, signed with their time", async () => {
  await record(3);
  const push = await started();
  await eventually("all are delivered", () => push.state.delivered === 3);
  expect(numbers()).toEqual([[1, 2], [3]]);
  const [{ body, headers }] = billing.posted as [Posted];
  const seconds = String(now / 1000);
  const expected = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
  expect(headers["x-porchlight-timestamp"]).toBe(seconds);
  expect(headers["x-porchlight-signature"]).toBe(`sha256=${expected}`);
  expect(headers["idempotency-key"]).toBe(`${seconds}-1-2`);
  expect(push.state).toMatchObject({ standing: "up", behind: 0, missed: 0 });
});

test("PRV-047 a batch that is not taken is sent again, and the state tells why", async () => {
  billing.answers.push(500);
  await record(2);
  const troubles: string[] = [];
  const push = await started(2, troubles);
  await eventually("it is retried", () => push.state.standing === "retrying");
  expect(push.state).toMatchObject({
    reason: say("reader-answers", { status: "500" }),
    behind: 2,
    retryAt: now + 1000,
  });
  await record(1);
  push.wake();
  await eventually("all are delivered", () => push.state.delivered === 3);
  expect(numbers()).toEqual([[1, 2], [1, 2], [3]]);
  expect(troubles).toEqual(["answers 500"]);
});

test("PRV-047 after a restart it goes on behind what was taken", async () => {
  await record(2);
  const first = await started();
  await eventually("both are delivered", () => first.state.delivered === 2);
  await first.stop();
  await record(1);
  const second = await started();
  await eventually("the third is delivered", () => second.state.delivered === 3);
  expect(numbers()).toEqual([[1, 2], [3]]);
});

test("a redirection is not followed, nobody there is told", async () => {
  billing.answers.push(302);
  await record(1);
  const push = await started();
  await eventually("it is retried", () => push.state.standing === "retrying");
  expect(numbers()).toEqual([[1]]);
});

test("PRV-047 what was deleted before it was sent is counted; a gap is not", async () => {
  await record(2);
  await store.append({ first: 3, last: 4, records: [], blocks: [], gaps: [{ from: 3, to: 4, at: now }] }, []);
  last = 4;
  await record(2);
  await store.purge({ before: instant(0), below: 3 }, 100);
  const push = await started(10);
  await eventually("the rest is delivered", () => push.state.delivered === 6);
  expect(numbers()).toEqual([[5, 6]]);
  expect(push.state.missed).toBe(2);
});

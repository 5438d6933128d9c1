import { instant } from "@porchlight/kernel";
import { afterEach, describe, expect, test } from "vitest";
import { LatencyWindow } from "./latency-window";
import { ManagementServer } from "./management-server";
import { Metrics } from "./metrics";
import { Readiness } from "./readiness";

const counts = {
  presentities: 3,
  publications: 4,
  subscriptions: 5,
  suspendedSubscriptions: 1,
  registrations: 2,
  transactions: 0,
  flows: 2,
  commitsInFlight: 0,
  expiredNotReaped: 0,
};

function newMetrics(now = () => instant(100_000)): Metrics {
  return new Metrics({
    clock: now,
    counts: () => counts,
    flows: () => new Map([["ws", 2]]),
    messages: () => ({ received: 10, sent: 20 }),
  });
}

describe("management", () => {
  const closers: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closers.splice(0)) await close();
  });

  async function open() {
    const metrics = newMetrics();
    const readiness = new Readiness();
    const server = new ManagementServer(readiness, metrics.registry);
    const port = await server.listen(0);
    closers.push(async () => {
      await server.close();
      metrics.stop();
    });
    const get = async (path: string, method = "GET") => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, { method });
      return { status: response.status, text: await response.text() };
    };
    return { get, metrics, readiness };
  }

  test("the probes follow the life of the process", async () => {
    const { get, readiness } = await open();
    const seen = async () => [
      (await get("/livez")).status,
      (await get("/startupz")).status,
      (await get("/readyz")).status,
    ];
    expect(await seen()).toEqual([200, 503, 503]);
    readiness.enter("ready");
    expect(await seen()).toEqual([200, 200, 200]);
    readiness.enter("stopping");
    expect(await seen()).toEqual([200, 200, 503]);
    expect(await get("/readyz")).toEqual({ status: 503, text: "stopping\n" });
  });

  test("metrics tell counts, latencies and the alarm for what was not reaped", async () => {
    const { get, metrics } = await open();
    metrics.note({ kind: "request", method: "PUBLISH", flow: 1 as never });
    metrics.note({ kind: "response-sent", method: "PUBLISH", status: 200 });
    metrics.note({ kind: "notify-sent", package: "presence", octets: 1, publishedAt: instant(99_990) });
    metrics.note({ kind: "peer-trouble", domain: "branch.test", trouble: "unproved", detail: "" });
    metrics.written(3, 2);
    const { text } = await get("/metrics");
    for (const line of [
      'porchlight_sip_requests_total{method="PUBLISH"} 1',
      'porchlight_sip_responses_total{method="PUBLISH",status="200"} 1',
      'porchlight_notifies_total{package="presence"} 1',
      'porchlight_peer_troubles_total{kind="unproved"} 1',
      'porchlight_publish_to_notify_seconds_bucket{le="0.01"} 1',
      "porchlight_commit_batch_size_sum 3",
      'porchlight_flows{transport="ws"} 2',
      "porchlight_subscriptions 5",
      "porchlight_subs_expired_not_reaped 0",
    ]) {
      expect(text).toContain(`${line}\n`);
    }
    expect(text).toContain("nodejs_eventloop_lag_seconds");
  });

  test("what comes from outside does not grow the metrics", async () => {
    const { get, metrics } = await open();
    for (let count = 0; count < 5000; count += 1) {
      metrics.note({ kind: "request", method: `M${count}`, flow: 1 as never });
      metrics.note({ kind: "dropped", reason: `because ${count}`, flow: 1 as never });
    }
    const { text } = await get("/metrics");
    expect(text).toContain('porchlight_sip_requests_total{method="other"} 5000\n');
    expect(
      text.split("\n").filter((line) => line.startsWith("porchlight_sip_dropped_total{")).length,
    ).toBeLessThan(70);
  });

  test("nothing else is there, and nothing is written", async () => {
    const { get } = await open();
    expect((await get("/")).status).toBe(404);
    expect((await get("/metrics", "POST")).status).toBe(405);
  });
});

describe("latencies of the last minutes", () => {
  test("quantiles lie within a quarter of the truth, old ones are forgotten", () => {
    let now = 0;
    const window = new LatencyWindow(() => instant(now));
    expect(window.quantiles([0.5])).toBeUndefined();
    for (let latency = 1; latency <= 100; latency += 1) window.add(latency);
    const [p50 = 0, p99 = 0] = window.quantiles([0.5, 0.99]) ?? [];
    expect(p50).toBeGreaterThanOrEqual(50);
    expect(p50).toBeLessThan(50 * 1.25);
    expect(p99).toBeGreaterThanOrEqual(99);
    expect(p99).toBeLessThan(99 * 1.25);
    now = 200_000;
    expect(window.quantiles([0.5])).toBeUndefined();
  });
});

import type { EngineCounts, FlowTransport } from "@porchlight/engine";
import type { Clock } from "@porchlight/kernel";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { MetricsSnapshot, OfficeEvent } from "../admin/ports/observation";
import { LatencyWindow } from "./latency-window";
import { RateMeter } from "./rate-meter";
import { Tally } from "./tally";

/** Where gauges are read when somebody looks. */
export interface MetricSources {
  readonly clock: Clock;
  readonly counts: () => EngineCounts;
  readonly flows: () => ReadonlyMap<FlowTransport, number>;
  readonly messages: () => { readonly received: number; readonly sent: number };
}

const knownMethods: ReadonlySet<string> = new Set(
  "REGISTER SUBSCRIBE NOTIFY PUBLISH OPTIONS MESSAGE INVITE ACK BYE CANCEL INFO PRACK REFER UPDATE".split(
    " ",
  ),
);

/** Each look is a wake-up of the process: at prom-client's 10 ms they were most of what an idle server costs. */
const lagPrecisionMs = 250;

const latencyBuckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Counts what happens, for Prometheus and for the overview of the console. */
export class Metrics {
  readonly registry = new Registry();
  readonly #requests = this.#tally("sip_requests_total", "SIP requests received", ["method"]);
  readonly #responses = this.#tally("sip_responses_total", "SIP responses sent", ["method", "status"]);
  readonly #dropped = this.#tally("sip_dropped_total", "Messages and datagrams dropped", ["reason"]);
  readonly #refused = this.#tally("connections_refused_total", "Connections not let in", ["transport"]);
  readonly #authFailures = this.#tally("authentication_failures_total", "Failed authentications", [
    "failure",
  ]);
  readonly #notifies = this.#tally("notifies_total", "NOTIFY requests sent", ["package"]);
  readonly #notifyAnswers = this.#tally("notify_answers_total", "Answers to NOTIFY", ["status"]);
  readonly #notifyFailures = this.#tally("notify_failures_total", "NOTIFYs that failed", ["cause"]);
  readonly #peerTroubles = this.#tally("peer_troubles_total", "What went wrong with other domains", ["kind"]);
  readonly #faults = this.#tally("faults_total", "Inputs that could not be processed", ["where"]);
  readonly #publishToNotify = this.#histogram(
    "publish_to_notify_seconds",
    "From a change to its NOTIFY",
    latencyBuckets,
  );
  readonly #roundTrip = this.#histogram(
    "notify_round_trip_seconds",
    "From a NOTIFY to its answer",
    latencyBuckets,
  );
  readonly #commitSize = this.#histogram(
    "commit_batch_size",
    "Commits per transaction",
    [1, 2, 5, 10, 20, 50, 100, 500],
  );
  readonly #commitTime = this.#histogram("commit_seconds", "Time to write one transaction", latencyBuckets);
  readonly #window: LatencyWindow;
  readonly #rate: RateMeter;
  readonly #clock: Clock;
  readonly #sampler: NodeJS.Timeout;

  constructor(sources: MetricSources) {
    this.#clock = sources.clock;
    this.#window = new LatencyWindow(sources.clock);
    this.#rate = new RateMeter(sources.clock, () => sources.messages().received + sources.messages().sent);
    this.#sampler = setInterval(() => this.#rate.sample(), 1000);
    this.#sampler.unref();
    collectDefaultMetrics({ register: this.registry, eventLoopMonitoringPrecision: lagPrecisionMs });
    this.#gauges(sources);
  }

  note(event: OfficeEvent): void {
    switch (event.kind) {
      case "request":
        return this.#requests.add(methodLabel(event.method));
      case "response-sent":
        return this.#responses.add(methodLabel(event.method), String(event.status));
      case "dropped":
        return this.#dropped.add(event.reason);
      case "authentication-failed":
        return this.#authFailures.add(event.failure);
      case "notify-sent":
        return this.#notifySent(event.package, event.publishedAt);
      case "notify-answered":
        this.#roundTrip.observe(event.roundTripMs / 1000);
        return this.#notifyAnswers.add(String(event.status));
      case "notify-failed":
        return this.#notifyFailures.add(event.cause);
      case "peer-trouble":
        return this.#peerTroubles.add(event.trouble);
      case "fault":
        return this.#faults.add("engine");
      default:
        return;
    }
  }

  dropped(reason: string): void {
    this.#dropped.add(reason);
  }

  refused(transport: string): void {
    this.#refused.add(transport);
  }

  fault(): void {
    this.#faults.add("driver");
  }

  written(commits: number, milliseconds: number): void {
    this.#commitSize.observe(commits);
    this.#commitTime.observe(milliseconds / 1000);
  }

  snapshot(): MetricsSnapshot {
    const [p50, p95, p99] = this.#window.quantiles([0.5, 0.95, 0.99]) ?? [];
    return {
      messagesPerSecond: this.#rate.perSecond(),
      publishToNotifyMs:
        p50 === undefined || p95 === undefined || p99 === undefined ? undefined : { p50, p95, p99 },
    };
  }

  stop(): void {
    clearInterval(this.#sampler);
    this.registry.clear();
  }

  #notifySent(eventPackage: string, publishedAt: number | undefined): void {
    this.#notifies.add(eventPackage);
    if (publishedAt === undefined) return;
    const milliseconds = Math.max(0, this.#clock() - publishedAt);
    this.#publishToNotify.observe(milliseconds / 1000);
    this.#window.add(milliseconds);
  }

  #gauges({ counts, flows, messages }: MetricSources): void {
    const gauge = (name: string, help: string, value: (counts: EngineCounts) => number): void => {
      const set = (metric: Gauge): void => metric.set(value(counts()));
      this.#gauge(name, help, set);
    };
    gauge("presentities", "Presentities with publications or watchers", (now) => now.presentities);
    gauge("publications", "Live publications", (now) => now.publications);
    gauge("subscriptions", "Live subscriptions", (now) => now.subscriptions);
    gauge(
      "subscriptions_suspended",
      "Subscriptions whose watcher is out of reach",
      (now) => now.suspendedSubscriptions,
    );
    gauge("registrations", "Registered contacts", (now) => now.registrations);
    gauge("transactions", "SIP transactions", (now) => now.transactions);
    gauge("commits_in_flight", "Changes waiting for the disk", (now) => now.commitsInFlight);
    gauge(
      "subs_expired_not_reaped",
      "Expired subscriptions still held; always 0",
      (now) => now.expiredNotReaped,
    );
    this.#gauge("sip_messages_received", "SIP messages received", (metric) =>
      metric.set(messages().received),
    );
    this.#gauge("sip_messages_sent", "SIP messages sent", (metric) => metric.set(messages().sent));
    const set = (metric: Gauge): void => {
      metric.reset();
      for (const transport of ["ws", "wss", "udp", "tcp", "tls"] as const) {
        metric.set({ transport }, flows().get(transport) ?? 0);
      }
    };
    this.#gauge("flows", "Open connections and UDP peers", set, ["transport"]);
  }

  #gauge(name: string, help: string, set: (metric: Gauge) => void, labelNames: string[] = []): void {
    new Gauge({
      name: `porchlight_${name}`,
      help,
      labelNames,
      registers: [this.registry],
      collect() {
        set(this);
      },
    });
  }

  #tally(name: string, help: string, labels: readonly string[]): Tally {
    return new Tally(this.registry, `porchlight_${name}`, help, labels);
  }

  #histogram(name: string, help: string, buckets: number[]): Histogram {
    return new Histogram({ name: `porchlight_${name}`, help, buckets, registers: [this.registry] });
  }
}

const methodLabel = (method: string): string => (knownMethods.has(method) ? method : "other");

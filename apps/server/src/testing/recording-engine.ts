import type {
  Engine,
  EngineCounts,
  EngineOutputs,
  EngineViews,
  Flow,
  FlowId,
  WatchNews,
} from "@porchlight/engine";
import type { Instant } from "@porchlight/kernel";

/** An engine that writes down what it is given and does what a test tells it to. */
export class RecordingEngine implements Engine {
  readonly flows = new Map<FlowId, Flow>();
  readonly inputs: string[] = [];
  readonly frames: { readonly flow: FlowId; readonly text: string }[] = [];
  onReceived: (flow: FlowId, text: string, outputs: EngineOutputs) => void = () => {};
  onClosed: (flow: FlowId) => void = () => {};
  onCommitted: (commit: number) => void = () => {};
  onAdvance: (now: Instant) => void = () => {};
  deadline: Instant | undefined;
  readonly known = new Set<FlowId>();

  constructor(readonly outputs: EngineOutputs) {}

  readonly views: EngineViews = {
    counts: (): EngineCounts => ({
      presentities: 0,
      publications: 0,
      subscriptions: 0,
      suspendedSubscriptions: 0,
      registrations: 0,
      transactions: 0,
      flows: this.flows.size,
      commitsInFlight: 0,
      expiredNotReaped: 0,
    }),
    presentities: () => [],
    presentity: () => [],
    publicationsOf: () => [],
    publishedBy: () => [].values(),
    subscriptions: () => [].values(),
    subscription: () => undefined,
    watching: () => [].values(),
    watchersOf: () => [].values(),
    waiting: () => [].values(),
    compositor: () => undefined,
    registrations: () => [].values(),
    registrationsOf: () => [],
    peers: () => ({ mode: "closed", peers: [] }),
    subscriptionsOn: () => 0,
    identitiesOn: (flow) => (this.known.has(flow) ? ["sip:alice@office.test"] : []),
  };

  restore(): void {
    this.inputs.push("restore");
  }

  located(): void {
    this.inputs.push("located");
  }

  serving(): void {
    this.inputs.push("serving");
  }

  apply(change: () => void): void {
    this.inputs.push("apply");
    change();
  }

  flowOpened(flow: Flow): void {
    this.flows.set(flow.id, flow);
    this.inputs.push(`opened ${flow.transport}`);
  }

  flowClosed(flow: FlowId): void {
    this.inputs.push(`closed ${this.flows.get(flow)?.transport ?? "unknown"}`);
    this.flows.delete(flow);
    this.onClosed(flow);
  }

  received(flow: FlowId, frame: Uint8Array): void {
    const text = Buffer.from(frame).toString("utf8");
    this.frames.push({ flow, text });
    this.onReceived(flow, text, this.outputs);
  }

  committed(commit: number): void {
    this.inputs.push(`committed ${commit}`);
    this.onCommitted(commit);
  }

  commitFailed(commit: number): void {
    this.inputs.push(`failed ${commit}`);
  }

  advance(now: Instant): void {
    this.deadline = undefined;
    this.onAdvance(now);
  }

  nextDeadline(): Instant | undefined {
    return this.deadline;
  }

  accountsChanged(): void {
    this.inputs.push("accounts changed");
  }

  accountsRemoved(): void {
    this.inputs.push("accounts removed");
  }

  publishFor(): void {}

  watch(): void {}

  unwatch(): void {}

  fetch(): WatchNews {
    return { state: "pending" };
  }

  testPeer(): void {}

  endSubscription(): boolean {
    return true;
  }

  notifyAgain(): boolean {
    return true;
  }

  strained(isStrained: boolean): void {
    this.inputs.push(isStrained ? "strained" : "at ease");
  }

  beginShutdown(): void {
    this.inputs.push("shutdown");
  }
}

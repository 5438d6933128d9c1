import type { EngineOutputs, Flow, FlowId } from "@porchlight/engine";
import { after, instant } from "@porchlight/kernel";
import { describe, expect, test } from "vitest";
import { eventually } from "../testing/eventually";
import { RecordingEngine } from "../testing/recording-engine";
import { Driver, type FlowOutputs } from "./driver";

const flow: Flow = {
  id: 1 as FlowId,
  transport: "ws",
  remoteAddress: "192.0.2.1",
  remotePort: 1000,
  localAddress: "192.0.2.2",
  localPort: 80,
  trusted: false,
  certifiedDomains: [],
};

function setUp(flows: Partial<FlowOutputs> = {}) {
  const faults: string[] = [];
  const engines: RecordingEngine[] = [];
  const driver = new Driver({
    createEngine: (outputs: EngineOutputs) => {
      const engine = new RecordingEngine(outputs);
      engines.push(engine);
      return engine;
    },
    journal: { write: async () => {} },
    clock: () => instant(Date.now()),
    locate: async () => ({ kind: "not-found", reason: "nowhere" }),
    flows: { send: () => {}, close: () => {}, reuse: () => {}, reach: () => ({ id: flow.id }), ...flows },
    observe: () => {},
    onFault: (error, input) => faults.push(`${input}: ${error instanceof Error ? error.message : error}`),
    onWrite: () => {},
  });
  const [engine] = engines;
  if (engine === undefined) throw new Error("an engine was made");
  return { driver, engine, faults };
}

describe("the driver", () => {
  test("an input that arises while the engine is at work waits until it is done", () => {
    const order: string[] = [];
    const { driver, engine } = setUp({
      send: () => {
        driver.flowClosed(flow.id);
        order.push("sent");
      },
    });
    engine.onClosed = () => order.push("closed");
    engine.onReceived = (id, _, outputs) => {
      outputs.send(id, "answer");
      order.push("received");
    };
    driver.flowOpened(flow);
    driver.received(flow.id, Buffer.from("request"));
    expect(order).toEqual(["sent", "received", "closed"]);
  });

  test("very many inputs may wait", () => {
    let closed = 0;
    const { driver, engine } = setUp({
      send: () => {
        for (let count = 0; count < 50_000; count += 1) driver.flowClosed(flow.id);
      },
    });
    engine.onClosed = () => {
      closed += 1;
    };
    engine.onReceived = (id, _, outputs) => outputs.send(id, "answer");
    driver.received(flow.id, Buffer.from("request"));
    expect(closed).toBe(50_000);
  });

  test("a fault ends the input it came from and nothing else", () => {
    const { driver, engine, faults } = setUp();
    engine.onReceived = (_, text) => {
      if (text === "bad") throw new Error("cannot be");
    };
    driver.received(flow.id, Buffer.from("bad"));
    driver.received(flow.id, Buffer.from("good"));
    expect(faults).toEqual(["message: cannot be"]);
    expect(engine.frames.map(({ text }) => text)).toEqual(["bad", "good"]);
  });

  test("the engine knows a flow it asked for before it has its name", () => {
    const { engine } = setUp({ reach: () => ({ id: flow.id, opened: flow }) });
    const id = engine.outputs.openFlow("tcp", "192.0.2.1", 1000);
    expect(engine.flows.has(id)).toBe(true);
  });

  test("the engine is woken at its deadline, and at an earlier one that comes later", async () => {
    const { driver, engine } = setUp();
    const woken: number[] = [];
    engine.onAdvance = (now) => woken.push(now);
    const start = instant(Date.now());
    engine.deadline = after(start, 60_000);
    driver.flowOpened(flow);
    const soon = after(start, 20);
    engine.deadline = soon;
    driver.flowOpened(flow);
    await eventually("it is woken", () => woken.length === 1);
    expect(woken[0]).toBeGreaterThanOrEqual(soon - 5);
    await driver.stop();
  });

  test("what was restored sends nothing before the ports are open", async () => {
    const { driver, engine } = setUp();
    const woken: number[] = [];
    engine.onAdvance = (now) => woken.push(now);
    engine.deadline = instant(Date.now());
    driver.restore({ publications: [], subscriptions: [], waiting: [], bindings: [] }, []);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(woken).toEqual([]);
    driver.start();
    await eventually("it is woken", () => woken.length === 1);
    await driver.stop();
  });

  test("a commit comes back as an input of its own", async () => {
    const { driver, engine } = setUp();
    engine.onReceived = (_, __, outputs) => outputs.commit({ id: 7 as never, records: [] });
    driver.received(flow.id, Buffer.from("request"));
    expect(engine.inputs).toEqual([]);
    await driver.drained();
    expect(engine.inputs).toEqual(["committed 7"]);
  });
});

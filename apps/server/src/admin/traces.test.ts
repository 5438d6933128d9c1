import type { Flow, FlowId } from "@porchlight/engine";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type AdminWorld, openAdminWorld } from "./testing/admin-world";
import { readLive } from "./testing/live-reader";
import { openFlow } from "./testing/office-double";
import { problemOf } from "./testing/problem-of";

let world: AdminWorld;

beforeEach(async () => {
  world = await openAdminWorld();
  world.office.flows.set(7, openFlow());
});
afterEach(() => world.close());

const flow: Flow = {
  id: 7 as FlowId,
  transport: "ws",
  remoteAddress: "192.0.2.7",
  remotePort: 50_000,
  localAddress: "192.0.2.1",
  localPort: 8080,
  trusted: false,
  certifiedDomains: [],
};

const user = { kind: "user", user: "ALICE@office.test".toLowerCase() } as const;

function message(firstLine: string, cseq: string, note = "", ...fields: readonly string[]): string {
  return [
    firstLine,
    "From: <sip:alice@office.test>;tag=a",
    "To: <sip:alice@office.test>",
    "Call-ID: c1",
    `CSeq: ${cseq}`,
    ...fields,
    "",
    note,
  ].join("\r\n");
}

const publish = (number: number, note: string): string =>
  message(
    "PUBLISH sip:alice@office.test SIP/2.0",
    `${number} PUBLISH`,
    `<note>${note}</note>`,
    "Event: presence",
    'Authorization: Digest username="alice", response="5ecre7"',
  );

const cross = (direction: "in" | "out", frame: string | Uint8Array): void =>
  world.wire.tap?.(direction, flow, frame);

async function tracedDialog(): Promise<string> {
  const { id } = await world.as("operator").startTrace({ body: { target: user } });
  cross("in", publish(1, "in the bath"));
  cross("out", message("SIP/2.0 200 OK", "1 PUBLISH"));
  cross("in", publish(2, "out of the bath"));
  cross("in", Uint8Array.of(0xff, 0x00, 0x41));
  return id;
}

const download = (id: string, role: "support" | "auditor", format: string) =>
  world.app.inject({
    url: `/api/v1/traces/${id}/export?format=${format}`,
    headers: { authorization: `Bearer ${world.secretOf(role)}` },
  });

describe("a trace of SIP", () => {
  test("the wire is tapped while one records, and not before or after", async () => {
    const operator = world.as("operator");
    expect(world.wire.tap).toBeUndefined();
    const one = await operator.startTrace({ body: { target: user, seconds: 60 } });
    const other = await operator.startTrace({ body: { target: { kind: "connection", connection: 7 } } });
    await operator.stopTrace({ params: { id: one.id } });
    expect(world.wire.tap).toBeDefined();
    await operator.deleteTrace({ params: { id: other.id } });
    expect(world.wire.tap).toBeUndefined();
    expect((await operator.listTraces()).items).toMatchObject([
      {
        id: one.id,
        target: { kind: "user", user: "sip:alice@office.test" },
        startedBy: "token:operator",
        endsAt: "2030-01-01T12:01:00.000Z",
        endedBecause: "stopped",
      },
    ]);
  });

  test("its messages come in order, window by window", async () => {
    const id = await tracedDialog();
    const auditor = world.as("auditor");
    const first = await auditor.listTraceMessages({ params: { id }, query: { limit: 3 } });
    expect(first.more).toBe(true);
    expect(first.items).toMatchObject([
      {
        number: 1,
        direction: "in",
        near: true,
        kind: "request",
        method: "PUBLISH",
        event: "presence",
        cseq: 1,
      },
      { number: 2, direction: "out", kind: "response", status: 200, reason: "OK", method: "PUBLISH" },
      { number: 3, direction: "in", transport: "ws", remoteAddress: "192.0.2.7", localPort: 8080 },
    ]);
    const last = await auditor.listTraceMessages({ params: { id }, query: { after: 3 } });
    expect(last).toMatchObject({
      more: false,
      items: [{ number: 4, kind: "unreadable", octets: 3, method: null }],
    });
  });

  test("a message is told with what is other than in the one before of its kind", async () => {
    const id = await tracedDialog();
    const detail = await world.as("owner").showTraceMessage({ params: { id, number: 3 } });
    expect(detail.text).toContain("<note>out of the bath</note>");
    expect(detail.previous).toMatchObject({ number: 1 });
    expect(detail.previous?.diff).toContain("-CSeq: 1 PUBLISH\n+CSeq: 2 PUBLISH\n");
    const first = await world.as("owner").showTraceMessage({ params: { id, number: 1 } });
    expect(first.previous).toBeNull();
    const garbled = await world.as("support").showTraceMessage({ params: { id, number: 4 } });
    expect([first.fault, garbled.fault?.said]).toEqual([
      { reason: "no Via", said: { code: "sip-field-missing", places: { field: "Via" } } },
      { code: "sip-not-a-message", places: {} },
    ]);
    const missing = world.as("owner").showTraceMessage({ params: { id, number: 5 } });
    expect(await problemOf(missing)).toMatchObject({ code: "trace-message-not-found" });
  });

  test("SYS-018 nobody sees secrets, support sees no content: neither in messages nor in files", async () => {
    const id = await tracedDialog();
    for (const role of ["owner", "operator", "auditor", "support"] as const) {
      const { contentWithheld, text } = await world.as(role).showTraceMessage({ params: { id, number: 1 } });
      expect(text).not.toContain("5ecre7");
      expect(text).toContain('Authorization: Digest username="alice"');
      expect(text.includes("in the bath")).toBe(role !== "support");
      expect(contentWithheld).toBe(role === "support");
    }
    for (const format of ["pcapng", "text"]) {
      const open = await download(id, "auditor", format);
      const closed = await download(id, "support", format);
      expect(open.rawPayload.includes("in the bath")).toBe(true);
      expect(closed.rawPayload.includes("the bath")).toBe(false);
      expect(closed.rawPayload.includes("PUBLISH sip:alice@office.test")).toBe(true);
      for (const { rawPayload } of [open, closed]) expect(rawPayload.includes("5ecre7")).toBe(false);
    }
  });

  test("SYS-018 starting, stopping, throwing away and exporting are in the audit log", async () => {
    const id = await tracedDialog();
    const file = await download(id, "auditor", "text");
    expect(file.headers).toMatchObject({
      "content-type": "text/plain; charset=utf-8",
      "content-disposition": `attachment; filename="trace-${id}.txt"`,
    });
    await world.as("operator").stopTrace({ params: { id } });
    await world.as("operator").deleteTrace({ params: { id } });
    const { items } = await world.as("owner").listAudit({ query: { action: "trace" } });
    expect(items).toMatchObject([
      { action: "trace.delete", actor: "token:operator" },
      { action: "trace.stop" },
      {
        action: "trace.export",
        actor: "token:auditor",
        target: "sip:alice@office.test",
        after: { format: "text", sight: "content", messages: 4 },
      },
      { action: "trace.start", actor: "token:operator", after: { seconds: 300 } },
    ]);
  });

  test("live streams are told which trace has changed", async () => {
    const live = await readLive(
      world.app,
      { authorization: `Bearer ${world.secretOf("support")}` },
      "?topics=traces",
    );
    const id = await tracedDialog();
    expect(await live.next(({ topic }) => topic === "traces")).toMatchObject({ ids: [id] });
    live.stop();
  });

  test.each([
    [{ kind: "user", user: "no address" }, "invalid-input", "target.user"],
    [{ kind: "connection", connection: 4711 }, "connection-not-found", "target.connection"],
    [{ kind: "call", callId: " " }, "invalid-input", "target.callId"],
    [{ kind: "weather" }, "invalid-input", "target.kind"],
  ])("%j cannot be traced", async (target, code, field) => {
    const refused = world.as("owner").startTrace({ body: { target: target as never } });
    expect(await problemOf(refused)).toMatchObject({ code, problem: { field } });
    expect(world.wire.tap).toBeUndefined();
  });

  test.each([9, 3601])("nor for %i seconds", async (seconds) => {
    const refused = world.as("owner").startTrace({ body: { target: user, seconds } });
    expect(await problemOf(refused)).toMatchObject({
      code: "invalid-input",
      problem: { field: "seconds" },
    });
  });

  test("eight may record; one that has stopped makes room", async () => {
    const owner = world.as("owner");
    const first = await owner.startTrace({ body: { target: user } });
    for (let more = 1; more < 8; more += 1) await owner.startTrace({ body: { target: user } });
    expect(await problemOf(owner.startTrace({ body: { target: user } }))).toMatchObject({
      code: "too-many-traces",
    });
    await owner.stopTrace({ params: { id: first.id } });
    const next = await owner.startTrace({ body: { target: user } });
    const { items } = await owner.listTraces();
    expect(items).toHaveLength(8);
    expect(items[0]?.id).toBe(next.id);
    expect(await problemOf(owner.showTrace({ params: { id: first.id } }))).toMatchObject({
      code: "trace-not-found",
    });
  });
});

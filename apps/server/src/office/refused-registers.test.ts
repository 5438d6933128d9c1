import type { FlowId, RegisterRefusal } from "@porchlight/engine";
import { instant } from "@porchlight/kernel";
import { describe, expect, test } from "vitest";
import { openFlow } from "../admin/testing/office-double";
import { RefusedRegisters } from "./refused-registers";

const flows = () => ({ find: (id: number) => (id === 7 ? openFlow() : undefined) });

const refused = (cause: RegisterRefusal, { aor = "sip:alice@office.test", flow = 7 } = {}) =>
  ({ kind: "register-refused", aor, cause, userAgent: "Desk phone", flow: flow as FlowId }) as const;

describe("refused registers", () => {
  test("of a device the last cause stands, the latest device first", () => {
    const book = new RefusedRegisters(() => instant(5), flows);
    book.note(refused("challenged"));
    book.note(refused("challenged", { aor: "sip:bob@office.test", flow: 8 }));
    book.note(refused("wrong-password"));
    expect(book.latestFirst()).toMatchObject([
      { aor: "sip:alice@office.test", cause: "wrong-password", transport: "udp", remoteAddress: "192.0.2.7" },
      { aor: "sip:bob@office.test", cause: "challenged", transport: undefined, remoteAddress: "" },
    ]);
  });

  test("PRV-056 devices of an address that is gone are forgotten", () => {
    const book = new RefusedRegisters(() => instant(5), flows);
    book.note(refused("challenged"));
    book.note(refused("challenged", { aor: "sip:bob@office.test" }));
    book.forget("sip:alice@office.test");
    expect(book.latestFirst()).toMatchObject([{ aor: "sip:bob@office.test" }]);
  });

  test("a nonce that is too old is no refusal, nor is another event", () => {
    const book = new RefusedRegisters(() => instant(5), flows);
    book.note(refused("expired-nonce"));
    book.note({ kind: "registration-changed", aor: "sip:alice@office.test" });
    expect(book.latestFirst()).toEqual([]);
  });

  test("is bounded in devices and in texts", () => {
    const book = new RefusedRegisters(() => instant(5), flows);
    for (let count = 0; count < 1500; count += 1)
      book.note(refused("unknown-user", { aor: `sip:${"x".repeat(600)}${count}` }));
    expect(book.latestFirst()).toHaveLength(1);
    for (let count = 0; count < 1500; count += 1)
      book.note(refused("unknown-user", { aor: `sip:u${count}@office.test` }));
    expect(book.latestFirst()).toHaveLength(1000);
    expect(book.latestFirst()[0]?.aor).toBe("sip:u1499@office.test");
  });
});

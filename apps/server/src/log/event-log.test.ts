import { Writable } from "node:stream";
import type { FlowId } from "@porchlight/engine";
import { instant } from "@porchlight/kernel";
import { describe, expect, test } from "vitest";
import { EventLog } from "./event-log";
import { createLoggerOn } from "./logger";
import { untrustedText } from "./untrusted-text";

function setUp(level = "debug") {
  const lines: Record<string, unknown>[] = [];
  const output = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)));
      done();
    },
  });
  const logger = createLoggerOn(level, output);
  const log = new EventLog(
    logger,
    () => instant(1000),
    () => "192.0.2.1",
  );
  return { lines, log, logger };
}

const failed = (
  failure: "wrong-password" | "unknown-user" | "disabled-user" | "expired-nonce",
  username = "alice",
) => ({ kind: "authentication-failed", failure, username, flow: 3 as FlowId }) as const;

describe("the log", () => {
  test("COR-045 failures of authentication are told apart, each with a hint", () => {
    const { lines, log } = setUp();
    for (const failure of ["wrong-password", "unknown-user", "disabled-user", "expired-nonce"] as const) {
      log.note(failed(failure));
    }
    expect(lines.map(({ failure }) => failure)).toEqual([
      "wrong-password",
      "unknown-user",
      "disabled-user",
      "expired-nonce",
    ]);
    expect(new Set(lines.map(({ hint }) => hint)).size).toBe(4);
    expect(lines[0]).toMatchObject({ level: "warn", username: "alice", remoteAddress: "192.0.2.1", flow: 3 });
  });

  test("text from outside is one bounded value on one line", () => {
    const { lines, log } = setUp();
    log.note(failed("unknown-user", `eve\r\n{"level":"info"}\u001b[31m\u202e${"x".repeat(500)}`));
    expect(lines).toHaveLength(1);
    expect(String(lines[0]?.username)).toMatch(
      /^eve\\u000d\\u000a\{"level":"info"\}\\u001b\[31m\\u202ex+\.\.\.$/,
    );
    expect(lines[0]?.level).toBe("warn");
  });

  test("COR-072 trouble with another domain is told, in bounds", () => {
    const { lines, log } = setUp();
    const trouble = {
      kind: "peer-trouble",
      domain: "branch.test",
      detail: `a\u001b${"x".repeat(500)}`,
    } as const;
    for (let count = 0; count < 100; count += 1) log.note({ ...trouble, trouble: "malformed" });
    log.note({ ...trouble, trouble: "unproved" });
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)).toMatchObject({ level: "info", domain: "branch.test", trouble: "unproved" });
    expect(String(lines[0]?.detail)).toMatch(/^a\\u001bx+\.\.\.$/);
  });

  test("a flood of one kind is bounded", () => {
    const { lines, log } = setUp();
    for (let count = 0; count < 1000; count += 1) log.note(failed("wrong-password"));
    expect(lines).toHaveLength(20);
  });

  test("secrets are taken out wherever they stand", () => {
    const { lines, logger } = setUp();
    logger.info({
      password: "p",
      headers: { authorization: "a", cookie: "c" },
      account: { user: { secrets: "s" } },
    });
    expect(lines[0]).toMatchObject({
      password: "(redacted)",
      headers: { authorization: "(redacted)", cookie: "(redacted)" },
      account: { user: { secrets: "(redacted)" } },
    });
  });
});

test("untrusted text keeps what can be read", () => {
  expect(untrustedText("Jürgen 🙂")).toBe("Jürgen 🙂");
});

import { expect, test } from "vitest";
import type { Identity } from "../auth/identity";
import { LiveClient } from "./live-client";

const identity: Identity = { via: "token", name: "t", role: "owner", tokenId: "1", expiresAt: undefined };

class SlowOutput {
  writableLength = 0;
  ended = false;
  readonly written: string[] = [];
  write(text: string): void {
    this.written.push(text);
  }
  end(): void {
    this.ended = true;
  }
}

test("a slow reader loses events, holds a bounded queue, and is told what to read again", () => {
  const output = new SlowOutput();
  const client = new LiveClient(identity, new Set(["users", "overview"]), output);
  output.writableLength = 300 * 1024;
  client.send("users", "1");
  client.send("users", "2");
  client.send("overview", "3");
  client.tellMissed();
  expect(output.written).toEqual([]);
  output.writableLength = 0;
  client.tellMissed();
  client.tellMissed();
  expect(output.written).toEqual(['data: {"topic":"users","ids":[],"more":true}\n\n']);
});

test("a reader that takes nothing at all is cut off", () => {
  const output = new SlowOutput();
  const client = new LiveClient(identity, new Set(["users"]), output);
  client.beat();
  expect(output.ended).toBe(false);
  output.writableLength = 2 * 1024 * 1024;
  client.beat();
  expect(output.ended).toBe(true);
});

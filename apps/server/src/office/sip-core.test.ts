import { afterEach, expect, test } from "vitest";
import { openSipHost, type SipHost } from "../testing/sip-host";
import { testConfig } from "../testing/test-config";

let host: SipHost | undefined;

afterEach(() => host?.close());

test("COR-082 the engine is told when the process runs late, and when it keeps up again", async () => {
  host = await openSipHost(testConfig({ PORCHLIGHT_LIMITS_LAG_MS: "500" }));
  const { core, engine } = host;
  for (const lateMs of [501, 501, 300, 250]) core.strain.look(lateMs);
  expect(engine.inputs).toEqual(["strained", "at ease"]);
});

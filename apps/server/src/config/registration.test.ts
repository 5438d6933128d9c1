import { expect, test } from "vitest";
import { loadConfig } from "./load-config";

const loaded = (environment: Record<string, string>) =>
  loadConfig({ PORCHLIGHT_DATA_DIR: "/nowhere", ...environment });

test("COR-039 Service-Route and Flow-Timer are settings", () => {
  expect(loaded({})).toMatchObject({
    value: { registration: { serviceRoute: true, flowTimerSeconds: 120 } },
  });
  const wish = {
    PORCHLIGHT_REGISTRATION_SERVICE_ROUTE: "off",
    PORCHLIGHT_REGISTRATION_FLOW_TIMER_SECONDS: "0",
  };
  expect(loaded(wish)).toMatchObject({
    value: { registration: { serviceRoute: false, flowTimerSeconds: 0 } },
  });
});

test("COR-034 a connection is not closed for a silence that its Flow-Timer allows", () => {
  const problems = loaded({
    PORCHLIGHT_REGISTRATION_FLOW_TIMER_SECONDS: "120",
    PORCHLIGHT_LIMITS_IDLE_SECONDS: "120",
  });
  expect(problems).toMatchObject({
    ok: false,
    error: [{ sentence: "registration.flowTimerSeconds must be shorter than limits.idleSeconds." }],
  });
});

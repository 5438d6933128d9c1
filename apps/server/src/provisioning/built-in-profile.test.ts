import { PARAMETER_NAMES, printValue, readValue } from "@porchlight/provisioning";
import { expect, test } from "vitest";
import { testConfig } from "../testing/test-config";
import { builtInProfile } from "./built-in-profile";
import { profileAuid } from "./profile-auid";

test("PRV-004 what the settings say is the lowest layer, and every value of it is one that could be provisioned", () => {
  const config = testConfig({
    PORCHLIGHT_LIMITS_PUBLISH_THROTTLE_SECONDS: "7",
    PORCHLIGHT_LISTS_MEMBERS: "100000",
    PORCHLIGHT_XCAP_ROOT: "http://127.0.0.1:8080/xcap-root",
  });
  const profile = builtInProfile(config)("office.test");
  expect(profile).toMatchObject({
    pktcPRSSourceThrottlePublish: 7,
    pktcPRSMaxNumberOfSubscriptionsInPresenceList: 65_535,
    sipWsUris: ["ws://127.0.0.1:8080/sip"],
    pktcPRSCContentServerURI: "http://127.0.0.1:8080/content",
    rlsUri: "sip:rls@office.test",
    providerId: "office.test",
  });
  for (const name of PARAMETER_NAMES) {
    const value = profile[name];
    if (value !== undefined) expect(readValue(name, printValue(value))).toEqual({ ok: true, value });
  }
});

test.each([
  ["1000", 1],
  ["0", 100],
  ["5000", 0.2],
  ["3600000", 0.001],
])("PRV-011 clients are not asked to hear less than the server tells by itself: %s ms", (interval, rate) => {
  const config = testConfig({ PORCHLIGHT_NOTIFY_INTERVAL_MS: interval });
  expect(builtInProfile(config)("office.test").notifyMaxRate).toBe(rate);
});

test("PRV-027 the usage has the prefix of the domain, or the one that is set", () => {
  expect(profileAuid(testConfig())).toBe("test.office.presence-profile");
  const set = testConfig({ PORCHLIGHT_PROVISIONING_VENDOR_PREFIX: "com.example.phones" });
  expect(profileAuid(set)).toBe("com.example.phones.presence-profile");
});

import { expect, test } from "vitest";
import { PARAMETER_NAMES, PARAMETERS } from "./parameter-table";
import type { ParameterName } from "./profile-values";
import { faultSaying, printValue, readValue } from "./read-value";

test("PRV-001 the five PacketCable parameters have their exact names, two of them with an extra C", () => {
  expect(PARAMETER_NAMES.filter((name) => name.startsWith("pktc"))).toEqual([
    "pktcPRSCClientObjDataLimit",
    "pktcPRSCContentServerURI",
    "pktcPRSSourceThrottlePublish",
    "pktcPRSMaxNumberOfPresenceSubscriptions",
    "pktcPRSMaxNumberOfSubscriptionsInPresenceList",
  ]);
});

test("PRV-002 the OMA names", () => {
  const omaNames = PARAMETER_NAMES.flatMap((name) => PARAMETERS[name].omaName ?? []);
  expect(omaNames).toEqual([
    "CLIENT-OBJ-DATA-LIMIT",
    "CONTENT-SERVER-URI",
    "SOURCE-THROTTLE-PUBLISH",
    "MAX-NUMBER-OF-PRESENCE-SUBSCRIPTIONS",
    "MAX-NUMBER-OF-SUBSCRIPTIONS-IN-PRESENCE-LIST",
    "SERVICE-URI-TEMPLATE",
    "RLS-URI",
    "NAME",
    "PROVIDER-ID",
    "TO-APPREF",
    "TO-NAPID",
  ]);
});

const accepted: readonly (readonly [ParameterName, string, unknown])[] = [
  ["pktcPRSCClientObjDataLimit", "0", 0],
  ["pktcPRSCClientObjDataLimit", " 1048576\n", 1_048_576],
  ["pktcPRSSourceThrottlePublish", "86400", 86_400],
  ["pktcPRSMaxNumberOfPresenceSubscriptions", "65535", 65_535],
  ["pktcPRSCContentServerURI", "https://office.test/content", "https://office.test/content"],
  ["serviceUriTemplate", "<xui>;pres-list=<id>", "<xui>;pres-list=<id>"],
  ["rlsUri", "sip:rls@office.test", "sip:rls@office.test"],
  ["sipWsUris", "wss://a.test/sip\n ws://b.test", ["wss://a.test/sip", "ws://b.test"]],
  ["toNapId", "one two", ["one", "two"]],
  ["notifyMaxRate", "0.2", 0.2],
  ["partialNotify", "1", true],
  ["lists", "false", false],
  ["emptyState", "closed", "closed"],
  ["defaultSubHandling", "polite-block", "polite-block"],
];

test.each(accepted)("PRV-003 PRV-011 %s takes %j", (name, text, value) => {
  const read = readValue(name, text);
  expect(read).toEqual({ ok: true, value });
  if (read.ok) expect(readValue(name, printValue(read.value))).toEqual(read);
});

const refused: readonly (readonly [ParameterName, string, string])[] = [
  ["pktcPRSCClientObjDataLimit", "1048577", "a whole number from 0 to 1048576 octets"],
  ["pktcPRSSourceThrottlePublish", "-1", "a whole number from 0 to 86400 seconds"],
  ["pktcPRSSourceThrottlePublish", "1.5", "a whole number from 0 to 86400 seconds"],
  ["pktcPRSMaxNumberOfPresenceSubscriptions", "many", "a whole number from 0 to 65535"],
  ["pktcPRSMaxNumberOfPresenceSubscriptions", "", "a whole number from 0 to 65535"],
  ["pktcPRSCContentServerURI", "ftp://office.test/", "a URI of the scheme http or https"],
  ["pktcPRSCContentServerURI", "https://a:b@office.test/", "a URI of the scheme http or https"],
  ["pktcPRSCContentServerURI", "https:office.test", "a URI of the scheme http or https"],
  ["rlsUri", "https://office.test", "a URI of the scheme sip or sips"],
  ["sipWsUris", "", "1 to 16 URIs of the scheme ws or wss, separated by spaces"],
  ["serviceUriTemplate", "<xui>;pres-list", "a template with <id>, and with <xui> where the user stands"],
  ["serviceUriTemplate", "<id><other>", "a template with <id>, and with <xui> where the user stands"],
  ["outboundFlows", "3", "a whole number from 1 to 2"],
  ["registerExpires", "59", "a whole number from 60 to 86400 seconds"],
  ["notifyMaxRate", "0", "a number from 0.001 to 100 per second"],
  ["partialNotify", "yes", "true or false"],
  ["emptyState", "open", "one of none, closed"],
  ["name", "a\u0007b", "1 to 64 characters"],
];

test.each(refused)("PRV-003 %s refuses %j with its name and range", (name, text, range) => {
  const read = readValue(name, text);
  expect(read.ok ? "taken" : faultSaying(read.error).text).toBe(`${name}: must be ${range}`);
});

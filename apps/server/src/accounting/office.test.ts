import {
  CALLING_PARTY_ADDRESS,
  CC_SERVICE_SPECIFIC_UNITS,
  CHECK_BALANCE_RESULT,
  commands,
  EVENT_TYPE,
  GRANTED_SERVICE_UNIT,
  IMS_INFORMATION,
  REQUESTED_ACTION,
  RESULT_CODE,
  SERVICE_INFORMATION,
  SIP_METHOD,
} from "@porchlight/diameter";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createLogger } from "../log/logger";
import { type RunningOffice, startOffice } from "../office/office-server";
import { openOfficeStore } from "../office/office-store";
import { eventually } from "../testing/eventually";
import { freePort } from "../testing/free-port";
import { SipParty } from "../testing/sip-party";
import { testConfig } from "../testing/test-config";
import { TestCdf } from "./testing/test-cdf";

const password = "correct horse battery";
const alice = "sip:alice@office.test";
const granted = [RESULT_CODE.of(2001), GRANTED_SERVICE_UNIT.of([CC_SERVICE_SPECIFIC_UNITS.of(1n)])];
const enough = [RESULT_CODE.of(2001), CHECK_BALANCE_RESULT.of(0)];
const actionIn = ({ avps }: { readonly avps: Parameters<typeof REQUESTED_ACTION.in>[0] }) =>
  REQUESTED_ACTION.in(avps);

let cdf: TestCdf;
let config: ReturnType<typeof testConfig>;
let office: RunningOffice;
let party: SipParty;

beforeEach(async () => {
  cdf = await TestCdf.start();
  const sipPort = await freePort();
  config = testConfig({
    PORCHLIGHT_SAMPLE_PASSWORD: password,
    PORCHLIGHT_SIP_PORT: String(sipPort),
    PORCHLIGHT_ACCOUNTING_DIAMETER_PEERS: cdf.uri,
    PORCHLIGHT_ACCOUNTING_CREDIT: "diameter",
    PORCHLIGHT_ACCOUNTING_CREDIT_PEERS: cdf.uri,
    PORCHLIGHT_ACCOUNTING_DIAMETER_PLAIN: "on",
  });
  office = await startOffice(config, createLogger("silent"));
  party = await SipParty.open(sipPort);
  await eventually("the server is known", () => cdf.requests(257).length === 1);
});
afterEach(async () => {
  party.close();
  await office.stop();
  await cdf.stop();
});

const publish = () =>
  party.request("PUBLISH", alice, {
    from: alice,
    password,
    headers: ["Event: presence", "Content-Type: application/pidf+xml"],
    body: `<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="${alice}"><tuple id="a"><status><basic>open</basic></status></tuple></presence>`,
  });

const subscribe = () =>
  party.request("SUBSCRIBE", alice, {
    from: "sip:bob@office.test",
    password,
    headers: ["Event: presence", "Accept: application/pidf+xml"],
  });

test("PRV-048 PRV-049 a PUBLISH is paid for, served, and on record with the charging data function", async () => {
  cdf.reply = (request) => (request.command === commands.creditControl ? granted : [RESULT_CODE.of(2001)]);
  expect((await publish()).status).toBe(200);
  expect(cdf.requests(commands.creditControl).map(actionIn)).toEqual([0]);
  await eventually("both answers are on record there", () => cdf.records.length === 2);
  const facts = cdf.records.map(({ avps }) => {
    const information = IMS_INFORMATION.in(SERVICE_INFORMATION.in(avps) ?? []) ?? [];
    return [SIP_METHOD.in(EVENT_TYPE.in(information) ?? []), CALLING_PARTY_ADDRESS.in(information)];
  });
  expect(facts).toEqual([
    ["PUBLISH", alice],
    ["PUBLISH", alice],
  ]);
});

test("PRV-049 PRV-043 without credit: 403, recorded as such; watching asks for a balance alone", async () => {
  cdf.reply = (request) => {
    if (request.command !== commands.creditControl) return [RESULT_CODE.of(2001)];
    return actionIn(request) === 2 ? enough : [RESULT_CODE.of(4012)];
  };
  expect((await publish()).status).toBe(403);
  expect((await subscribe()).status).toBe(200);
  expect(cdf.requests(commands.creditControl).map(actionIn)).toEqual([0, 2]);
  await office.stop();
  const store = await openOfficeStore(config);
  const records = await store.records.after(0, {}, 10);
  await store.close();
  expect(records.map(({ number, record }) => `${number} ${record.method} ${record.status}`)).toEqual([
    "1 PUBLISH 401",
    "2 PUBLISH 403",
    "3 SUBSCRIBE 401",
    "4 SUBSCRIBE 200",
  ]);
});

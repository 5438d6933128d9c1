import { afterAll, beforeAll, expect, test } from "vitest";
import { createLogger } from "../log/logger";
import { freePort } from "../testing/free-port";
import { SipParty } from "../testing/sip-party";
import { testConfig } from "../testing/test-config";
import { type RunningOffice, startOffice } from "./office-server";

const [alice, bob] = ["sip:alice@office.test", "sip:bob@office.test"];
const ourFields = ["contact", "record-route", "service-route", "path", "server", "supported"];

let office: RunningOffice;
let port: number;

beforeAll(async () => {
  port = await freePort();
  office = await startOffice(
    testConfig({ PORCHLIGHT_SIP_PORT: String(port), PORCHLIGHT_TRUSTED_PEERS: "127.0.0.0/8" }),
    createLogger("silent"),
  );
});

afterAll(() => office.stop());

test.each(["udp", "tcp"] as const)(
  "COR-083 comp=sigcomp over %s is read as if it were not there, and never said by us",
  async (transport) => {
    const phone = await SipParty.open(port, { transport });
    phone.parameters = ";comp=sigcomp";
    for (const [method, uri, headers] of [
      ["OPTIONS", "sip:office.test;comp=sigcomp", []],
      ["REGISTER", "sip:office.test;comp=sigcomp", ["Expires: 600"]],
      ["SUBSCRIBE", `${alice};comp=sigcomp`, ["Event: presence", "Expires: 600"]],
    ] as const) {
      const answer = await phone.request(method, uri, {
        from: bob,
        to: method === "REGISTER" ? bob : uri,
        headers,
      });
      expect(answer.status).toBe(200);
      expect(answer.headers.first("via")).toContain(";comp=sigcomp");
      const ours = method === "REGISTER" ? ourFields.slice(1) : ourFields;
      expect(ours.flatMap((name) => answer.headers.raw(name)).join()).not.toContain("sigcomp");
    }
    const notify = await phone.heard("NOTIFY");
    expect(notify.uri).toContain(";comp=sigcomp");
    expect(["via", ...ourFields].flatMap((name) => notify.headers.raw(name)).join()).not.toContain("sigcomp");
    phone.close();
  },
);

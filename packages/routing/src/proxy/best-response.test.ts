import { parseMessage, type SipResponse } from "@porchlight/sip-message";
import { sipBytes, sipText } from "@porchlight/testkit";
import { describe, expect, test } from "vitest";
import { type BranchOutcome, bestOutcome, otherChallenges, passableStatus } from "./best-response";

function said(status: number, ...headers: string[]): BranchOutcome {
  const outcome = parseMessage(
    sipBytes(
      sipText([
        `SIP/2.0 ${status} Said`,
        "Via: SIP/2.0/WS a.invalid;branch=z9hG4bK1",
        "From: <sip:a@a.test>;tag=1",
        "To: <sip:b@b.test>;tag=2",
        "Call-ID: c",
        "CSeq: 1 INVITE",
        ...headers,
      ]),
    ),
    "websocket",
  );
  const response = outcome.kind === "message" ? outcome.message : undefined;
  return { status, response: response as SipResponse };
}

const unsaid = (status: number): BranchOutcome => ({ status, response: undefined });

describe("COR-050 the response that goes on", () => {
  test.each([
    ["a 6xx before all", [486, 603, 300], 603],
    ["the lowest class", [503, 404, 302], 302],
    ["what tells how to do better", [404, 486, 407], 407],
    ["of equals the first", [486, 404], 486],
    ["503 says the least", [503, 500], 500],
  ])("%s", (_, statuses, best) => {
    expect(bestOutcome(statuses.map((status) => said(status)))?.status).toBe(best);
  });

  test("what somebody said before what stands for silence", () => {
    expect(bestOutcome([unsaid(408), said(486)])?.status).toBe(486);
    expect(bestOutcome([unsaid(408)])?.status).toBe(408);
    expect(bestOutcome([])).toBeUndefined();
  });

  test("a lone 503 goes on as 500, a 430 as 480, all else as it is", () => {
    expect([503, 430, 486, 603].map(passableStatus)).toEqual([500, 480, 486, 603]);
  });

  test("challenges of all branches go with the best one", () => {
    const one = said(407, 'Proxy-Authenticate: Digest realm="a", nonce="1"');
    const two = said(401, 'WWW-Authenticate: Digest realm="b", nonce="2"');
    const busy = said(486);
    expect(otherChallenges(one, [one, busy, two])).toEqual([
      ["WWW-Authenticate", 'Digest realm="b", nonce="2"'],
    ]);
    expect(otherChallenges(busy, [one, busy, two])).toEqual([]);
  });
});

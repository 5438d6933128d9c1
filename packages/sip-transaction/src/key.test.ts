import { parseMessage, type SipRequest, type SipResponse } from "@porchlight/sip-message";
import { describe, expect, test } from "vitest";
import { clientTransactionKey, mergeKey, ownTransactionKey, serverTransactionKey } from "./key";

interface Parts {
  readonly method?: string;
  readonly uri?: string;
  readonly via?: string;
  readonly from?: string;
  readonly to?: string;
  readonly callId?: string;
  readonly cseq?: string;
}

function request(parts: Parts = {}): SipRequest {
  const { method = "INVITE", uri = "sip:bob@example.com", callId = "c1", cseq = `1 ${method}` } = parts;
  const lines = [
    `${method} ${uri} SIP/2.0`,
    `Via: SIP/2.0/UDP ${parts.via ?? "host.example.com;branch=z9hG4bK1"}`,
    `From: <sip:alice@example.com>${parts.from ?? ";tag=a"}`,
    `To: <sip:bob@example.com>${parts.to ?? ""}`,
    `Call-ID: ${callId}`,
    `CSeq: ${cseq}`,
    "Max-Forwards: 70",
    "Content-Length: 0",
  ];
  const outcome = parseMessage(new TextEncoder().encode(`${lines.join("\r\n")}\r\n\r\n`), "datagram");
  if (outcome.kind !== "message" || outcome.message.kind !== "request")
    throw new Error(JSON.stringify(outcome));
  return outcome.message;
}

const key = (parts?: Parts): string => serverTransactionKey(request(parts));

describe("RFC 3261 section 17.2.3 matching requests to server transactions", () => {
  test("branch, sent-by and method name the transaction, nothing else", () => {
    expect(key({ callId: "other", from: ";tag=b" })).toBe(key());
    expect(key({ via: "host.example.com;branch=z9hG4bK2" })).not.toBe(key());
    expect(key({ via: "other.example.com;branch=z9hG4bK1" })).not.toBe(key());
    expect(key({ via: "host.example.com:5070;branch=z9hG4bK1" })).not.toBe(key());
    expect(key({ method: "CANCEL" })).not.toBe(key());
  });

  test("the ACK to a refusal has the key of its INVITE", () => {
    expect(key({ method: "ACK", to: ";tag=ours" })).toBe(key());
  });

  test("a sent-by host counts without case", () => {
    expect(key({ via: "HOST.example.com;branch=z9hG4bK1" })).toBe(key());
  });

  describe.each(["host.example.com", "host.example.com;branch=1"])("RFC 2543: Via %s", (via) => {
    test("Request-URI, From tag, Call-ID and CSeq tell transactions apart", () => {
      expect(key({ via })).toBe(key({ via }));
      expect(key({ via, uri: "sip:carol@example.com" })).not.toBe(key({ via }));
      expect(key({ via, from: ";tag=b" })).not.toBe(key({ via }));
      expect(key({ via, callId: "c2" })).not.toBe(key({ via }));
      expect(key({ via, cseq: "2 INVITE" })).not.toBe(key({ via }));
    });

    test("the ACK matches with the To tag of the response", () => {
      expect(key({ via, method: "ACK", to: ";tag=ours" })).toBe(key({ via }));
    });

    test("other methods count the To tag", () => {
      expect(key({ via, method: "BYE", to: ";tag=x" })).not.toBe(key({ via, method: "BYE", to: ";tag=y" }));
    });
  });
});

test("RFC 3261 section 17.1.3 a response belongs to the request with its branch and CSeq method", () => {
  const lines =
    "Via: SIP/2.0/UDP h;branch=z9hG4bK7\r\nFrom: <sip:a@h>;tag=1\r\nTo: <sip:b@h>;tag=2\r\nCall-ID: c\r\n";
  const text = `SIP/2.0 200 OK\r\n${lines}CSeq: 4 NOTIFY\r\nContent-Length: 0\r\n\r\n`;
  const outcome = parseMessage(new TextEncoder().encode(text), "datagram");
  expect(outcome.kind).toBe("message");
  if (outcome.kind !== "message") return;
  const response = outcome.message as SipResponse;
  expect(clientTransactionKey(response)).toBe(ownTransactionKey("z9hG4bK7", "NOTIFY"));
  expect(clientTransactionKey(response)).not.toBe(ownTransactionKey("z9hG4bK7", "CANCEL"));
});

test("COR-014 copies of one request that came by two ways have one merge key and two transaction keys", () => {
  const one = request({ via: "p1.example.com;branch=z9hG4bKone" });
  const other = request({ via: "p2.example.com;branch=z9hG4bKtwo" });
  expect(mergeKey(one)).toBe(mergeKey(other));
  expect(serverTransactionKey(one)).not.toBe(serverTransactionKey(other));
  expect(mergeKey(request({ cseq: "2 INVITE" }))).not.toBe(mergeKey(one));
  expect(mergeKey(request({ from: ";tag=z" }))).not.toBe(mergeKey(one));
  expect(mergeKey(request({ callId: "c9" }))).not.toBe(mergeKey(one));
});

/** A message as octets: lines joined by CRLF, the empty line after the head, then the body. */
export function frameOf(lines: readonly string[], body = ""): Uint8Array {
  return new TextEncoder().encode(`${lines.join("\r\n")}\r\n\r\n${body}`);
}

export const subscribeLines: readonly string[] = [
  "SUBSCRIBE sip:bob@example.com SIP/2.0",
  "Via: SIP/2.0/WSS k3j9x0q2w8.invalid;branch=z9hG4bKsub1",
  "Max-Forwards: 70",
  'From: "Alice" <sip:alice@example.com>;tag=a1',
  "To: <sip:bob@example.com>",
  "Call-ID: sub-1",
  "CSeq: 1 SUBSCRIBE",
  "Event: presence",
  "Contact: <sip:alice@k3j9x0q2w8.invalid;transport=ws>",
  "Content-Length: 0",
];

export const okLines: readonly string[] = [
  "SIP/2.0 200 OK",
  "Via: SIP/2.0/WSS sip.example.com;branch=z9hG4bKnot1",
  "From: <sip:bob@example.com>;tag=b1",
  "To: <sip:alice@example.com>;tag=a1",
  "Call-ID: sub-1",
  "CSeq: 2 NOTIFY",
  "Content-Length: 0",
];

/** The lines with those that start with `name:` replaced, or left out when there is no replacement. */
export function withField(
  lines: readonly string[],
  name: string,
  ...replacement: readonly string[]
): string[] {
  const index = lines.findIndex((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  if (index === -1) return [...lines, ...replacement];
  return [...lines.slice(0, index), ...replacement, ...lines.slice(index + 1)];
}

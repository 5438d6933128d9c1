/** Just enough SIP for a load generator: no parser of the product's is used, so that its cost is not measured twice. */

export const headerValue = (message: string, name: string): string => {
  const start = message.indexOf(`\r\n${name}: `);
  if (start < 0) return "";
  const from = start + name.length + 4;
  return message.slice(from, message.indexOf("\r\n", from));
};

/** Value of a header whatever its case, for peers that write names another way. */
export function looseHeader(message: string, name: string): string {
  const exact = headerValue(message, name);
  if (exact !== "") return exact;
  const lower = message.toLowerCase();
  const start = lower.indexOf(`\r\n${name.toLowerCase()}:`);
  if (start < 0) return "";
  const from = start + name.length + 3;
  return message.slice(from, message.indexOf("\r\n", from)).trim();
}

const allVias = (message: string): string => {
  const lines: string[] = [];
  for (const line of message.slice(0, message.indexOf("\r\n\r\n")).split("\r\n")) {
    if (line.startsWith("Via:") || line.startsWith("v:")) lines.push(line);
  }
  return lines.join("\r\n");
};

/** 200 to a request, as short as can be. */
export const okTo = (request: string): string =>
  `SIP/2.0 200 OK\r\n${allVias(request)}\r\nFrom: ${looseHeader(request, "From")}\r\nTo: ${looseHeader(request, "To")}\r\nCall-ID: ${looseHeader(request, "Call-ID")}\r\nCSeq: ${looseHeader(request, "CSeq")}\r\nContent-Length: 0\r\n\r\n`;

export interface RequestParts {
  readonly method: string;
  readonly uri: string;
  readonly from: string;
  readonly fromTag: string;
  readonly to: string;
  readonly callId: string;
  readonly cseq: number;
  readonly branch: string;
  readonly contact: string;
  readonly headers: string;
  readonly body: string;
}

export const requestText = (parts: RequestParts): string =>
  `${parts.method} ${parts.uri} SIP/2.0\r\nVia: SIP/2.0/WS load.invalid;branch=z9hG4bK${parts.branch}\r\nMax-Forwards: 70\r\n` +
  `From: <${parts.from}>;tag=${parts.fromTag}\r\nTo: ${parts.to}\r\nCall-ID: ${parts.callId}\r\nCSeq: ${parts.cseq} ${parts.method}\r\n` +
  `Contact: ${parts.contact}\r\n${parts.headers}Content-Length: ${Buffer.byteLength(parts.body)}\r\n\r\n${parts.body}`;

/** A presence document of about the size a softphone publishes (1.1 kB); `note` makes each one different. */
export function document(aor: string, note: string): string {
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" xmlns:op="urn:oma:xml:prs:pidf:oma-pres" entity="${aor}">` +
    `<tuple id="t1"><status><basic>open</basic></status><op:willingness><op:basic>open</op:basic></op:willingness><op:service-description><op:service-id>org.example.im</op:service-id><op:version>1.0</op:version></op:service-description><rpid:class>work</rpid:class><contact priority="0.8">${aor}</contact><note>${note}</note><timestamp>2026-01-05T09:00:00Z</timestamp></tuple>` +
    `<tuple id="t2"><status><basic>closed</basic></status><rpid:class>private</rpid:class><contact>tel:+15551234</contact></tuple>` +
    `<dm:person id="p1"><rpid:activities><rpid:meeting/></rpid:activities><rpid:mood><rpid:happy/></rpid:mood><dm:note>Budget talk</dm:note></dm:person>` +
    `<dm:device id="d1"><op:network-availability><op:network id="sip-ws"><op:active/></op:network></op:network-availability><dm:deviceID>urn:uuid:6f2a1c90-3b47-4d1e-9c55-0a8f7be21d44</dm:deviceID></dm:device>\n</presence>`
  );
}

import { decodeUtf8, encodeUtf8, type Frame, type HeaderName, oneLine } from "@porchlight/sip-message";

/** One header field as it is written. */
export type FieldToWrite = readonly [name: string, value: string];

/** Values that take the place of all rows of a field; none takes the field out. Names are canonical. */
export type FieldChanges = ReadonlyMap<HeaderName, readonly string[]>;

/**
 * A message with its body exactly as it was received. Text when the body is UTF-8, so that it may travel as a WebSocket
 * text message; octets when it is not (RFC 7118 section 5). Content-Length is written anew.
 */
export function messageFrame(firstLine: string, fields: Iterable<FieldToWrite>, body: Uint8Array): Frame {
  let head = `${oneLine(firstLine)}\r\n`;
  for (const [name, value] of fields) head += `${oneLine(name)}: ${oneLine(value)}\r\n`;
  head += `Content-Length: ${body.length}\r\n\r\n`;
  if (body.length === 0) return head;
  const text = decodeUtf8(body);
  if (text !== undefined) return head + text;
  const octets = encodeUtf8(head);
  const frame = new Uint8Array(octets.length + body.length);
  frame.set(octets);
  frame.set(body, octets.length);
  return frame;
}

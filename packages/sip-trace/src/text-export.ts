import type { Instant } from "@porchlight/kernel";
import { decodeUtf8Lossy } from "@porchlight/sip-message";
import type { TracedFlow, TracedMessage } from "./traced-message";

/**
 * Messages as text, one after the other: a line that says where each came from and went, then its lines behind a
 * margin, so that no message can look like two. Control characters become their pictures.
 */
export function* textParts(
  messages: Iterable<TracedMessage>,
  timeText: (at: Instant) => string,
): IterableIterator<string> {
  for (const message of messages) {
    yield `${headingOf(message, timeText)}\n${bodyOf(message.octets)}\n\n`;
  }
}

/** The octets as text in which nothing acts on the terminal that shows it. Lines end in LF. */
export const printableText = (octets: Uint8Array): string =>
  decodeUtf8Lossy(octets)
    .replace(/\r\n/g, "\n")
    .replace(/[\u0000-\u0008\u000b-\u001f]/g, (char) => String.fromCharCode(0x2400 + char.charCodeAt(0)))
    .replace(/\u007f/g, "\u2421")
    .replace(/[\u0080-\u009f\u200b\u2028-\u202e\u2060-\u2069\ufeff]/g, "\ufffd");

function headingOf(
  { at, direction, flow, number, octets }: TracedMessage,
  timeText: (at: Instant) => string,
): string {
  const remote = endText(flow.remoteAddress, flow.remotePort);
  const local = endText(flow.localAddress, flow.localPort);
  const way = direction === "in" ? `${remote} -> ${local}` : `${local} -> ${remote}`;
  return `#${number} ${timeText(at)} ${way} ${transportText(flow)} ${octets.length} octets`;
}

const transportText = ({ id, transport }: TracedFlow): string =>
  `${transport.toUpperCase()} connection ${id}`;

const endText = (address: string, port: number): string =>
  address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`;

const bodyOf = (octets: Uint8Array): string =>
  printableText(octets)
    .split("\n")
    .map((line) => `  ${line}`.trimEnd())
    .join("\n");

import { gunzipSync, inflateSync } from "node:zlib";

/** A SIP message as these tests need it: first line, header fields by lower-case name, body. */
export interface Message {
  readonly firstLine: string;
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly body: string;
  readonly text: string;
}

export function readMessage(text: string): Message {
  const end = text.indexOf("\r\n\r\n");
  const [firstLine = "", ...lines] = text.slice(0, end).split("\r\n");
  const headers = new Map<string, string[]>();
  for (const line of lines) {
    const colon = line.indexOf(":");
    const name = line.slice(0, colon).trim().toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), line.slice(colon + 1).trim()]);
  }
  return { firstLine, headers, body: text.slice(end + 4), text };
}

/** The same of octets; a body that is compressed is read as it was before. */
export function readOctets(octets: Buffer): Message {
  const end = octets.indexOf("\r\n\r\n") + 4;
  const head = octets.toString("utf8", 0, end);
  const encoding = /\r\nContent-Encoding: *(\S+)/i.exec(head)?.[1];
  return readMessage(head + decoded(octets.subarray(end), encoding).toString("utf8"));
}

function decoded(body: Buffer, encoding: string | undefined): Buffer {
  switch (encoding) {
    case undefined:
      return body;
    case "gzip":
      return gunzipSync(body);
    case "deflate":
      return inflateSync(body);
    default:
      throw new Error(`coded as ${encoding}`);
  }
}

export const field = (message: Message, name: string): string => message.headers.get(name)?.[0] ?? "";

export const statusOf = (message: Message): number =>
  message.firstLine.startsWith("SIP/2.0 ") ? Number(message.firstLine.slice(8, 11)) : 0;

export const isRequest = (message: Message): boolean => !message.firstLine.startsWith("SIP/2.0 ");

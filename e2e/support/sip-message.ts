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

export const field = (message: Message, name: string): string => message.headers.get(name)?.[0] ?? "";

export const statusOf = (message: Message): number =>
  message.firstLine.startsWith("SIP/2.0 ") ? Number(message.firstLine.slice(8, 11)) : 0;

export const isRequest = (message: Message): boolean => !message.firstLine.startsWith("SIP/2.0 ");

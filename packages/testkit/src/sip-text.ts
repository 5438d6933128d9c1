const encoder = new TextEncoder();

/** A SIP message from its lines; the body, when given, gets its Content-Length. */
export function sipText(lines: readonly string[], body = ""): string {
  const length = body === "" ? "Content-Length: 0" : `Content-Length: ${encoder.encode(body).length}`;
  return `${[...lines, length].join("\r\n")}\r\n\r\n${body}`;
}

export const sipBytes = (text: string): Uint8Array => encoder.encode(text);

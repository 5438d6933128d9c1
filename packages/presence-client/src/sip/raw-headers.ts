/**
 * All values of a header in a raw SIP message, top to bottom, folding undone. The stack beneath keeps only the last
 * WWW-Authenticate.
 */
export function rawHeaderValues(message: string, name: string): string[] {
  const end = message.indexOf("\r\n\r\n");
  const head = (end < 0 ? message : message.slice(0, end)).replace(/\r\n[ \t]+/g, " ");
  const wanted = name.toLowerCase();
  const values: string[] = [];
  for (const line of head.split("\r\n")) {
    const colon = line.indexOf(":");
    if (colon > 0 && line.slice(0, colon).trim().toLowerCase() === wanted)
      values.push(line.slice(colon + 1).trim());
  }
  return values;
}

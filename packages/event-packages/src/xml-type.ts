/** Whether a Content-Type is an XML type in UTF-8. XML in another charset is not read (RFC 3863 section 4). */
export function isXmlType(contentType: string, wanted: string): boolean {
  const [type = "", ...parameters] = contentType.split(";");
  return type.trim().toLowerCase() === wanted && parameters.every(isReadable);
}

const UTF_8_CHARSETS: ReadonlySet<string> = new Set(["utf-8", "us-ascii"]);

function isReadable(parameter: string): boolean {
  const equals = parameter.indexOf("=");
  if (parameter.slice(0, equals).trim().toLowerCase() !== "charset") return true;
  const value = parameter
    .slice(equals + 1)
    .trim()
    .toLowerCase();
  return UTF_8_CHARSETS.has(value.replace(/^"(.*)"$/, "$1"));
}

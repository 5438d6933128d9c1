/** Whether a client takes gzip (RFC 9110 section 12.5.3). Without a word from it, no. */
export function acceptsGzip(field: string | undefined): boolean {
  let any = false;
  for (const member of field?.split(",", 32) ?? []) {
    const [coding = "", ...parameters] = member.split(";").map((part) => part.trim().toLowerCase());
    const weight = Number(parameters.find((each) => each.startsWith("q="))?.slice(2) ?? 1);
    if (coding === "gzip" || coding === "x-gzip") return weight > 0;
    if (coding === "*") any = weight > 0;
  }
  return any;
}

/** The coding of a request body; undefined for one that is not taken. */
export function requestCoding(field: string | undefined): "identity" | "gzip" | undefined {
  switch (field?.trim().toLowerCase() ?? "") {
    case "":
    case "identity":
      return "identity";
    case "gzip":
    case "x-gzip":
      return "gzip";
    default:
      return undefined;
  }
}

/** Where a Diameter peer is (RFC 6733 section 4.3.1). */
export interface DiameterUri {
  /** Its DiameterIdentity. */
  readonly host: string;
  /** Where it is called; the host itself unless the URI has an `address` parameter, which is ours. */
  readonly address: string;
  readonly port: number;
  readonly isSecure: boolean;
}

const plainPort = 3868;
const securePort = 5658;

/** Undefined when it is none, or asks for something else than Diameter over TCP or TLS. */
export function parseDiameterUri(text: string): DiameterUri | undefined {
  const parts = /^(aaas?):\/\/([a-z\d](?:[a-z\d.-]*[a-z\d])?)(?::(\d{1,5}))?((?:;[a-z]+=[^;\s]+)*)$/i.exec(
    text,
  );
  if (parts === null) return undefined;
  const [, scheme = "", host = "", port, parameters = ""] = parts;
  const named = new Map(
    parameters
      .split(";")
      .filter((each) => each !== "")
      .map((each): [string, string] => {
        const [name = "", value = ""] = each.split("=", 2);
        return [name.toLowerCase(), value];
      }),
  );
  if ([...named.keys()].some((name) => !["transport", "protocol", "address"].includes(name)))
    return undefined;
  if ((named.get("transport") ?? "tcp") !== "tcp" || (named.get("protocol") ?? "diameter") !== "diameter")
    return undefined;
  const isSecure = scheme.toLowerCase() === "aaas";
  const number = port === undefined ? (isSecure ? securePort : plainPort) : Number(port);
  if (number < 1 || number > 65_535) return undefined;
  return { host: host.toLowerCase(), address: named.get("address") ?? host, port: number, isSecure };
}

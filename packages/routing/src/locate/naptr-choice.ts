import type { HopTarget } from "./hop";
import type { NaptrRecord } from "./resolver";
import type { DialledTransport } from "./transports";

/** A transport that a domain offers, and where its SRV records are. */
export interface OfferedService {
  readonly transport: DialledTransport;
  readonly srvName: string;
}

/** Services of RFC 3263 section 4.1 and RFC 7118 section 10.2. */
const transports: Readonly<Record<string, DialledTransport | "websocket">> = {
  "SIPS+D2T": "tls",
  "SIP+D2T": "tcp",
  "SIP+D2U": "udp",
  "SIPS+D2W": "websocket",
  "SIP+D2W": "websocket",
};

/** What a domain offers at its most preferred order that we can use; or that it offers WebSocket alone, or nothing. */
export function chosenServices(
  records: readonly NaptrRecord[],
  scheme: HopTarget["scheme"],
): readonly OfferedService[] | "websocket-only" | "none" {
  const offers = records.filter((record) => isOffer(record, scheme)).sort(byPreference);
  const usable = offers.flatMap((offer) => {
    const transport = transports[serviceOf(offer)];
    return transport === undefined || transport === "websocket" ? [] : [{ offer, transport }];
  });
  const [best] = usable;
  if (best === undefined) return offers.length > 0 ? "websocket-only" : "none";
  // Once a rule matches, those of higher order are not considered (RFC 3403 section 4.1).
  return usable
    .filter(({ offer }) => offer.order === best.offer.order)
    .map(({ offer, transport }) => ({ transport, srvName: offer.replacement }));
}

function isOffer(record: NaptrRecord, scheme: HopTarget["scheme"]): boolean {
  const service = serviceOf(record);
  return (
    Object.hasOwn(transports, service) &&
    (scheme === "sip" || service.startsWith("SIPS+")) &&
    record.flags.toLowerCase() === "s" &&
    record.regexp === "" &&
    record.replacement !== "" &&
    record.replacement !== "."
  );
}

const serviceOf = ({ services }: NaptrRecord): string => services.toUpperCase();

const byPreference = (one: NaptrRecord, other: NaptrRecord): number =>
  one.order - other.order || one.preference - other.preference;

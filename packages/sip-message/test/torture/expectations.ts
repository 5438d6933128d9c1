/** What this layer makes of a message that came as one datagram. */
export type LayerOutcome =
  | { readonly kind: "request" }
  | { readonly kind: "response" }
  | { readonly kind: "answerable"; readonly status: 400 | 505 }
  | { readonly kind: "drop" };

/** What a server that has the role the message asks for does with it, once its sender is trusted. */
export type ServerOutcome =
  /** As any other well-formed message. */
  | { readonly kind: "handled" }
  /** A final response with one of these codes. */
  | { readonly kind: "answered"; readonly statuses: readonly number[] }
  | { readonly kind: "dropped" };

export interface TortureExpectation {
  readonly suite: "rfc4475" | "rfc5118";
  /** Name in the RFC and of the file beside this one. */
  readonly name: string;
  readonly title: string;
  readonly layer: LayerOutcome;
  readonly server: ServerOutcome;
}

const request: LayerOutcome = { kind: "request" };
const response: LayerOutcome = { kind: "response" };
const malformed: LayerOutcome = { kind: "answerable", status: 400 };
const otherVersion: LayerOutcome = { kind: "answerable", status: 505 };
const drop: LayerOutcome = { kind: "drop" };

const handled: ServerOutcome = { kind: "handled" };
const dropped: ServerOutcome = { kind: "dropped" };
const answered = (...statuses: readonly number[]): ServerOutcome => ({ kind: "answered", statuses });
const badRequest = answered(400);

type Row = readonly [name: string, title: string, layer: LayerOutcome, server: ServerOutcome];

const rfc4475Rows: readonly Row[] = [
  ["wsinv", "a short tortuous INVITE", request, handled],
  ["intmeth", "a wide range of valid characters", request, answered(501, 405, 404)],
  ["esc01", "valid use of the % escaping mechanism", request, handled],
  ["escnull", "escaped nulls in URIs", request, handled],
  ["esc02", "use of % when it is not an escape", request, answered(501, 405, 404)],
  ["lwsdisp", "no LWS between display name and <", request, handled],
  ["longreq", "long values in header fields", request, handled],
  ["dblreq", "extra trailing octets in a UDP datagram", request, handled],
  ["semiuri", "semicolon-separated parameters in URI user part", request, handled],
  ["transports", "varied and unknown transport types", request, handled],
  ["mpart01", "multipart MIME message", request, handled],
  ["unreason", "unusual reason phrase", response, handled],
  ["noreason", "empty reason phrase", response, handled],
  ["badinv01", "extraneous header field separators", malformed, badRequest],
  ["clerr", "Content-Length larger than the message", malformed, badRequest],
  ["ncl", "negative Content-Length", malformed, badRequest],
  ["scalar02", "request scalar fields with overlarge values", malformed, badRequest],
  ["scalarlg", "response scalar fields with overlarge values", drop, dropped],
  ["quotbal", "unterminated quoted string in display name", malformed, badRequest],
  ["ltgtruri", "<> enclosing Request-URI", malformed, badRequest],
  ["lwsruri", "embedded LWS in Request-URI", malformed, badRequest],
  ["lwsstart", "multiple SP separating Request-Line elements", malformed, badRequest],
  ["trws", "SP characters at end of Request-Line", malformed, badRequest],
  ["escruri", "escaped headers in SIP Request-URI", malformed, badRequest],
  ["baddate", "invalid time zone in Date header field", request, handled],
  ["regbadct", "failure to enclose name-addr URI in <>", request, badRequest],
  ["badaspec", "spaces within addr-spec", malformed, badRequest],
  ["baddn", "non-token characters in display name", malformed, badRequest],
  ["badvers", "unknown protocol version", otherVersion, answered(505)],
  ["mismatch01", "start line and CSeq method mismatch", malformed, badRequest],
  ["mismatch02", "unknown method with CSeq method mismatch", malformed, answered(501, 400)],
  ["bigcode", "overlarge response code", drop, dropped],
  ["badbranch", "missing transaction identifier", malformed, badRequest],
  ["insuf", "missing required header fields", malformed, badRequest],
  ["unkscm", "Request-URI with unknown scheme", request, answered(416)],
  ["novelsc", "Request-URI with known but atypical scheme", request, answered(416)],
  ["unksm2", "unknown URI schemes in header fields", request, badRequest],
  ["bext01", "Proxy-Require and Require", request, answered(420)],
  ["invut", "unknown Content-Type", request, answered(415)],
  ["regaut01", "unknown authorization scheme", request, answered(401)],
  ["multi01", "multiple values in single value required fields", malformed, badRequest],
  ["mcl01", "multiple Content-Length values", malformed, badRequest],
  ["bcast", "200 OK response with broadcast Via header field value", response, dropped],
  ["zeromf", "Max-Forwards of zero", request, answered(483, 200)],
  ["cparam01", "REGISTER with a Contact header parameter", request, answered(200)],
  ["cparam02", "REGISTER with a url-parameter", request, answered(200)],
  ["regescrt", "REGISTER with a URL escaped header", request, answered(200)],
  ["sdp01", "unacceptable Accept offering", request, answered(406, 400)],
  ["inv2543", "INVITE with RFC 2543 syntax", request, handled],
];

// ipv6-in-sdp is printed with Content-Length 268, 17 more than the body printed with it; the file has the length of the body.
const rfc5118Rows: readonly Row[] = [
  ["ipv6-good", "valid SIP message with an IPv6 reference", request, handled],
  ["ipv6-bad", "invalid SIP message with an IPv6 reference", malformed, badRequest],
  ["port-ambiguous", "port ambiguous in a SIP URI", request, handled],
  ["port-unambiguous", "port unambiguous in a SIP URI", request, handled],
  ["via-received-param-with-delim", "received parameter with brackets", request, handled],
  ["via-received-param-no-delim", "received parameter without brackets", request, handled],
  ["ipv6-in-sdp", "IPv6 addresses in a session description", request, handled],
  ["mult-ip-in-header", "multiple IP addresses in SIP headers", request, handled],
  ["mult-ip-in-sdp", "multiple IP addresses in a session description", request, handled],
  ["ipv4-mapped-ipv6", "IPv4-mapped IPv6 addresses", request, handled],
  ["ipv6-bug-abnf-3-colons", "an IPv6 reference with an extra colon", request, handled],
  ["ipv6-correct-abnf-2-colons", "the same IPv6 reference without it", request, handled],
];

const rows = (suite: TortureExpectation["suite"], list: readonly Row[]): TortureExpectation[] =>
  list.map(([name, title, layer, server]) => ({ suite, name, title, layer, server }));

/** All messages of RFC 4475 section 3 and RFC 5118 section 4 (vectors V-18). */
export const tortureExpectations: readonly TortureExpectation[] = [
  ...rows("rfc4475", rfc4475Rows),
  ...rows("rfc5118", rfc5118Rows),
];

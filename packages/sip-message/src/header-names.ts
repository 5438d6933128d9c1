const displayNames = [
  "Accept",
  "Accept-Contact",
  "Accept-Encoding",
  "Accept-Language",
  "Alert-Info",
  "Allow",
  "Allow-Events",
  "Authentication-Info",
  "Authorization",
  "Call-ID",
  "Call-Info",
  "Contact",
  "Content-Disposition",
  "Content-Encoding",
  "Content-ID",
  "Content-Language",
  "Content-Length",
  "Content-Transfer-Encoding",
  "Content-Type",
  "CSeq",
  "Date",
  "Error-Info",
  "Event",
  "Expires",
  "Flow-Timer",
  "From",
  "History-Info",
  "Identity",
  "Identity-Info",
  "In-Reply-To",
  "Join",
  "Max-Breadth",
  "Max-Forwards",
  "MIME-Version",
  "Min-Expires",
  "Min-SE",
  "Organization",
  "P-Access-Network-Info",
  "P-Asserted-Identity",
  "P-Asserted-Service",
  "P-Associated-URI",
  "P-Called-Party-ID",
  "P-Charging-Function-Addresses",
  "P-Charging-Vector",
  "P-Preferred-Identity",
  "P-Preferred-Service",
  "P-Visited-Network-ID",
  "Path",
  "Priority",
  "Privacy",
  "Proxy-Authenticate",
  "Proxy-Authentication-Info",
  "Proxy-Authorization",
  "Proxy-Require",
  "Publication-Binding",
  "RAck",
  "Reason",
  "Record-Route",
  "Refer-Sub",
  "Refer-To",
  "Referred-By",
  "Reject-Contact",
  "Replaces",
  "Reply-To",
  "Request-Disposition",
  "Require",
  "Retry-After",
  "Route",
  "RSeq",
  "Server",
  "Service-Route",
  "Session-Expires",
  "SIP-ETag",
  "SIP-If-Match",
  "Subject",
  "Subscription-State",
  "Supported",
  "Suppress-If-Match",
  "Target-Dialog",
  "Timestamp",
  "To",
  "Trigger-Consent",
  "Unsupported",
  "User-Agent",
  "Via",
  "Warning",
  "WWW-Authenticate",
  "X-3GPP-Asserted-Identity",
] as const;

type KnownHeaderName = Lowercase<(typeof displayNames)[number]>;

/** Canonical name of a header field: the long form in lower case, such as `call-id`. */
export type HeaderName = KnownHeaderName | (string & Record<never, never>);

/** RFC 3261 section 7.3.3 and the compact forms of later RFCs. */
const compactNames: Readonly<Record<string, KnownHeaderName>> = {
  a: "accept-contact",
  b: "referred-by",
  c: "content-type",
  d: "request-disposition",
  e: "content-encoding",
  f: "from",
  i: "call-id",
  j: "reject-contact",
  k: "supported",
  l: "content-length",
  m: "contact",
  n: "identity-info",
  o: "event",
  r: "refer-to",
  s: "subject",
  t: "to",
  u: "allow-events",
  v: "via",
  x: "session-expires",
  y: "identity",
};

interface Spelling {
  readonly spelling: string;
  readonly canonical: HeaderName;
}

/** Spellings by length and first character, so that a usual one is found without being cut out of its line. */
const spellings: (readonly Spelling[])[] = [];
const canonicalBySpelling = new Map<string, HeaderName>();
const displayByName = new Map<HeaderName, string>();

const slotOf = (length: number, firstCode: number): number => length * 128 + (firstCode & 0x7f);

function addSpelling(spelling: string, canonical: HeaderName): void {
  const slot = slotOf(spelling.length, spelling.charCodeAt(0));
  spellings[slot] = [...(spellings[slot] ?? []), { spelling, canonical }];
  canonicalBySpelling.set(spelling, canonical);
}

for (const display of displayNames) {
  const canonical = display.toLowerCase();
  addSpelling(display, canonical);
  addSpelling(canonical, canonical);
  displayByName.set(canonical, display);
}
for (const [compact, canonical] of Object.entries(compactNames)) {
  addSpelling(compact, canonical);
  addSpelling(compact.toUpperCase(), canonical);
}

/** The canonical name for a name as written, without white space around it. */
export function canonicalName(written: string): HeaderName {
  const lower = written.toLowerCase();
  return canonicalBySpelling.get(lower) ?? lower;
}

/** The canonical name when `text` has a known name in a usual spelling from `start` to `end`; else undefined. */
export function usualNameAt(text: string, start: number, end: number): HeaderName | undefined {
  const candidates = spellings[slotOf(end - start, text.charCodeAt(start))];
  if (candidates === undefined) return undefined;
  for (const candidate of candidates)
    if (standsAt(text, candidate.spelling, start)) return candidate.canonical;
  return undefined;
}

function standsAt(text: string, spelling: string, start: number): boolean {
  for (let index = 0; index < spelling.length; index++) {
    if (text.charCodeAt(start + index) !== spelling.charCodeAt(index)) return false;
  }
  return true;
}

/** The name as it is sent: `call-id` becomes `Call-ID`, an unknown `x-some-thing` becomes `X-Some-Thing`. */
export function displayName(name: HeaderName): string {
  return displayByName.get(name) ?? name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());
}

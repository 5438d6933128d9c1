import { fail, ok, type Result, type Saying } from "@porchlight/kernel";
import { limits } from "../parse/limits";
import { say } from "../sayings";
import { endOfToken, isSpaceCode, skipSpace } from "../text/characters";
import { canonicalHost, isHostName, parsePort, withoutBrackets } from "../uri/host";
import { type Parameter, Parameters, parseParameters, printParameters } from "./parameters";

/** One Via value (RFC 3261 section 20.42, RFC 3581). */
export interface Via {
  readonly protocol: "SIP/2.0";
  /** Upper case: `UDP`, `TCP`, `TLS`, `WS`, `WSS` or an unknown token. */
  readonly transport: string;
  /** Sent-by host in lower case; an IPv6 reference keeps its brackets. */
  readonly host: string;
  readonly port: number | undefined;
  readonly branch: string | undefined;
  /** Address without brackets. */
  readonly received: string | undefined;
  /** `true` for the empty `rport` that asks for a value. */
  readonly rport: number | true | undefined;
  /** All other parameters. */
  readonly params: Parameters;
}

/** Reads one Via value. */
export function parseVia(text: string): Result<Via, Saying> {
  const sentBy = readSentBy(text);
  if (!sentBy.ok) return sentBy;
  if (!sentBy.value.isSip2) return fail(say("sip-via-of-other-protocol"));
  const parameters = parseParameters(text, sentBy.value.end);
  if (!parameters.ok) return fail(say("sip-field-at-fault", { field: "Via", fault: parameters.error }));
  return withParameters(sentBy.value, parameters.value);
}

/**
 * The sent-by of a Via value that is otherwise malformed or of another protocol version: enough to send an error
 * response where it came from. Undefined when not even that can be read.
 */
export function salvageVia(text: string): Via | undefined {
  const sentBy = readSentBy(text);
  if (!sentBy.ok) return undefined;
  const parameters = parseParameters(text, sentBy.value.end);
  const via = parameters.ok ? withParameters(sentBy.value, parameters.value) : parameters;
  return via.ok ? via.value : bareVia(sentBy.value);
}

export function printVia(via: Via): string {
  let text = `${via.protocol}/${via.transport} ${via.host}`;
  if (via.port !== undefined) text += `:${via.port}`;
  if (via.branch !== undefined) text += `;branch=${via.branch}`;
  if (via.received !== undefined) text += `;received=${via.received}`;
  if (via.rport !== undefined) text += via.rport === true ? ";rport" : `;rport=${via.rport}`;
  return text + printParameters(via.params);
}

const knownTransports = ["WSS", "WS", "UDP", "TCP", "TLS"] as const;
const viaParameterNames = new Map(["branch", "received", "rport"].map((name) => [name, name]));

interface SentBy {
  readonly isSip2: boolean;
  readonly transport: string;
  readonly host: string;
  readonly port: number | undefined;
  readonly end: number;
}

/** `sent-protocol LWS sent-by`; white space is allowed around slashes and the colon. */
function readSentBy(text: string): Result<SentBy, Saying> {
  let at = 0;
  let isSip2 = true;
  if (text.startsWith("SIP/2.0/")) at = 8;
  else {
    const nameEnd = endOfToken(text, 0);
    const versionStart = afterSlash(text, nameEnd);
    if (versionStart === -1) return fail(say("sip-via-without-protocol"));
    const versionEnd = endOfToken(text, versionStart);
    at = afterSlash(text, versionEnd);
    if (at === -1) return fail(say("sip-via-without-transport"));
    isSip2 = text.slice(0, nameEnd).toUpperCase() === "SIP" && text.slice(versionStart, versionEnd) === "2.0";
  }
  const transportEnd = endOfToken(text, at);
  if (transportEnd === at) return fail(say("sip-via-without-transport"));
  if (!isSpaceCode(text.charCodeAt(transportEnd))) return fail(say("sip-via-without-sent-by"));
  const transport = transportAt(text, at, transportEnd);
  const hostStart = skipSpace(text, transportEnd);
  const hostEnd = endOfHost(text, hostStart);
  const host = canonicalHost(text.slice(hostStart, hostEnd));
  if (host === undefined) return fail(say("sip-via-host-malformed"));
  const end = skipSpace(text, hostEnd);
  if (text.charCodeAt(end) !== 0x3a) return ok({ isSip2, transport, host, port: undefined, end });
  const portStart = skipSpace(text, end + 1);
  const portEnd = endOfToken(text, portStart);
  const port = parsePort(text, portStart, portEnd);
  if (port === undefined) return fail(say("sip-via-port-malformed"));
  return ok({ isSip2, transport, host, port, end: portEnd });
}

function withParameters(sentBy: SentBy, parameters: Parameters): Result<Via, Saying> {
  const others: Parameter[] = [];
  let branch: string | undefined;
  let received: string | undefined;
  let rport: Via["rport"];
  for (const parameter of parameters) {
    const { name, value = "" } = parameter;
    switch (viaParameterNames.get(name) ?? name.toLowerCase()) {
      case "branch":
        if (value === "" || value.length > limits.identifierLength)
          return fail(say("sip-via-branch-malformed"));
        branch = value;
        break;
      case "received":
        received = withoutBrackets(value);
        break;
      case "rport":
        rport = value === "" ? true : parsePort(value);
        if (rport === undefined) return fail(say("sip-via-rport-malformed"));
        break;
      default:
        others.push(parameter);
    }
  }
  const { transport, host, port } = sentBy;
  const params = others.length === 0 ? Parameters.empty : new Parameters(others);
  return ok({ protocol: "SIP/2.0", transport, host, port, branch, received, rport, params });
}

const bareVia = (sentBy: SentBy): Via => ({
  protocol: "SIP/2.0",
  transport: sentBy.transport,
  host: sentBy.host,
  port: sentBy.port,
  branch: undefined,
  received: undefined,
  rport: undefined,
  params: Parameters.empty,
});

function transportAt(text: string, start: number, end: number): string {
  for (const known of knownTransports) {
    if (known.length === end - start && text.startsWith(known, start)) return known;
  }
  return text.slice(start, end).toUpperCase();
}

function afterSlash(text: string, at: number): number {
  const slash = skipSpace(text, at);
  return text.charCodeAt(slash) === 0x2f ? skipSpace(text, slash + 1) : -1;
}

function endOfHost(text: string, start: number): number {
  if (text.charCodeAt(start) === 0x5b) {
    const close = text.indexOf("]", start);
    return close === -1 ? text.length : close + 1;
  }
  let end = start;
  while (end < text.length && !isHostEnd(text.charCodeAt(end))) end++;
  return end;
}

const isHostEnd = (code: number): boolean => code === 0x3b || code === 0x3a || isSpaceCode(code);

/** Whether a sent-by names a host rather than an address (RFC 3261 section 18.2.1). */
export const isNamedHost = (via: Via): boolean => isHostName(via.host) && !/^[0-9.]+$/.test(via.host);

import type { Binding } from "@porchlight/registrar";
import type { ForkTarget } from "@porchlight/routing";
import {
  isIpv4Address,
  isIpv6Address,
  parseSipUri,
  printSipUri,
  type SipUri,
  withoutBrackets,
} from "@porchlight/sip-message";
import type { EngineContext } from "../context";
import type { LiveFlow } from "../flows/flow-table";
import { canBeCalledBack } from "../notify/call-back";
import type { LiveBinding } from "../state/binding-table";
import type { FlowTokens } from "./flow-token";
import type { Place } from "./place";

const defaultPort = 5060;

/** Turns registered contacts into places. */
export class BindingPlaces {
  readonly #context: EngineContext;
  readonly #tokens: FlowTokens;

  constructor(context: EngineContext, tokens: FlowTokens) {
    this.#context = context;
    this.#tokens = tokens;
  }

  /**
   * Contacts by preference, highest first (RFC 3261 section 16.6). Flows of one instance are one destination, the latest
   * registered first (RFC 5626 section 7, RFC 5627 section 6.1).
   */
  groups(bindings: readonly LiveBinding[]): readonly (readonly ForkTarget<Place>[])[] {
    const byQ = new Map<number, ForkTarget<Place>[]>();
    for (const ofInstance of byInstance(bindings)) {
      const target = this.#target(ofInstance);
      const q = Math.max(...ofInstance.map(({ record }) => record.q));
      const group = byQ.get(q);
      if (group === undefined) byQ.set(q, [target]);
      else group.push(target);
    }
    return [...byQ].sort(([one], [other]) => other - one).map(([, group]) => group);
  }

  #target(bindings: readonly LiveBinding[]): ForkTarget<Place> {
    return {
      places: bindings.map((binding) => this.placeOf(binding)),
      triesNext: ({ status }) => status === 408 || status === 430,
    };
  }

  placeOf(binding: LiveBinding): Place {
    const { record } = binding;
    return {
      requestUri: requestUriOf(record.contactUri),
      routes: record.path,
      towards: "untrusted",
      reach: () => this.flowTo(binding),
      overTcp: directUri(record) === undefined ? undefined : () => this.#overTcp(record),
      markFor: (flow) => this.#tokens.ofFlow(flow, binding),
      domain: undefined,
      lostStatus: 430,
      peer: undefined,
    };
  }

  /** The flow that a contact registered over, else one towards where it can be called back. */
  flowTo({ flow, record }: LiveBinding): LiveFlow | undefined {
    const standing = flow === undefined ? undefined : this.#context.flows.get(flow.id);
    const elsewhere = ownPort(record);
    if (standing !== undefined && elsewhere === undefined) return standing;
    if (!canBeCalledBack(record.peer)) return standing;
    const { transport, address, port } = record.peer;
    return this.#open(transport, address, elsewhere ?? port);
  }

  #overTcp(record: Binding): LiveFlow | undefined {
    return this.#open("tcp", record.peer.address, ownPort(record) ?? record.peer.port);
  }

  #open(transport: LiveFlow["flow"]["transport"], address: string, port: number): LiveFlow | undefined {
    return this.#context.flows.get(this.#context.outputs.openFlow(transport, address, port));
  }
}

/** Bindings of one instance together, the latest first; those without an instance stand alone. */
function byInstance(bindings: readonly LiveBinding[]): readonly (readonly LiveBinding[])[] {
  const groups = new Map<string, LiveBinding[]>();
  for (const [index, binding] of bindings.entries()) {
    const { instance } = binding.record;
    const key = instance === "" ? String(index) : `<${instance}>`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [binding]);
    else group.push(binding);
  }
  for (const group of groups.values()) group.sort((a, b) => b.record.refreshedAt - a.record.refreshedAt);
  return [...groups.values()];
}

/**
 * The Contact of a phone on UDP that is at the address where it was heard: behind no translation, so what it says of itself
 * counts. Undefined for others, and for those that are reached over their flow alone (RFC 5626 section 5.3).
 */
function directUri({ contactUri, peer, regId }: Binding): SipUri | undefined {
  if (peer.transport !== "udp" || regId > 0) return undefined;
  const uri = parseSipUri(contactUri);
  if (!uri.ok || !isAddress(uri.value) || withoutBrackets(uri.value.host) !== peer.address) return undefined;
  return uri.value;
}

/** The port that such a phone says it listens on, when it registered from another one. */
function ownPort(record: Binding): number | undefined {
  const uri = directUri(record);
  if (uri === undefined) return undefined;
  const port = uri.port ?? defaultPort;
  return port === record.peer.port ? undefined : port;
}

const isAddress = ({ host }: SipUri): boolean => isIpv4Address(host) || isIpv6Address(withoutBrackets(host));

/** A contact as a Request-URI: without what only a Contact may have (RFC 3261 section 19.1.1). */
function requestUriOf(contactUri: string): string {
  const uri = parseSipUri(contactUri);
  if (!uri.ok || (uri.value.headers.length === 0 && !uri.value.params.has("method"))) return contactUri;
  return printSipUri({ ...uri.value, params: uri.value.params.without("method"), headers: [] });
}

import type { Hop, Towards } from "@porchlight/routing";
import type { LiveFlow } from "../flows/flow-table";

/** Where one copy of a request may go. */
export interface Place {
  readonly requestUri: string;
  /** Route values that are written, in order. */
  readonly routes: readonly string[];
  readonly towards: Towards;
  /** The flow that leads there, opened if none stands; undefined when there can be none. */
  reach(): LiveFlow | undefined;
  /** The same place over TCP, for what is too large for a datagram; undefined when it has no other transport. */
  readonly overTcp: (() => LiveFlow | undefined) | undefined;
  /** User part of the Record-Route value of our end of the flow. */
  markFor(flow: LiveFlow): string;
  /** Our end is named by the domain instead of its address: a peer checks who it connects to. */
  readonly domain: string | undefined;
  /** What it counts as when nothing leads there: 430 where another flow may, else 503. */
  readonly lostStatus: 430 | 503;
  /** The hop of a peer that this is, and the peer's domain. */
  readonly peer: { readonly domain: string; readonly hop: Hop } | undefined;
}

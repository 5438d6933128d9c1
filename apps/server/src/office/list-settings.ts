import type { ListConfig } from "@porchlight/engine";
import type { DocumentLibrary, PresenceAuthority } from "@porchlight/event-packages";
import { DEFAULT_LIST_LIMITS } from "@porchlight/rls";
import { parseTelUri } from "@porchlight/sip-message";
import type { Config } from "../config";
import { numbersOf } from "../routing/federation-config";

/** What lists of this office are made of, by its documents and settings. */
export function officeLists(config: Config, library: DocumentLibrary, authority: PresenceAuthority) {
  const { lists, xcap } = config;
  const numbers = numbersOf(config);
  return {
    served: lists.served,
    documents: library,
    rootsFor: (reference: string) => authority.rootsFor(reference),
    foreignListsAllowed: xcap.foreignListsAllowed,
    limits: { ...DEFAULT_LIST_LIMITS, maxSubscriptions: lists.members },
    strictness: { strictListResolution: lists.strict, rejectOversizedLists: lists.refuseLonger },
    ownerOfNumber: (uri: string) => {
      const number = parseTelUri(uri);
      return number.ok ? numbers(number.value) : undefined;
    },
  };
}

/** How they are served; undefined where none are. */
export function listSettings(
  config: Config,
  library: DocumentLibrary,
  authority: PresenceAuthority,
): ListConfig | undefined {
  const { served, ownerOfNumber: _, ...made } = officeLists(config, library, authority);
  if (!served) return undefined;
  const { lists } = config;
  return {
    ...made,
    sharing: lists.sharing,
    sharingWithPeers: lists.sharingWithPeers,
    onDocument: (listener) => library.onChange(({ path }) => listener(path)),
    requestUser: lists.requestUser === "" ? undefined : lists.requestUser,
    notifyOctets: { stream: lists.notifyBytes, datagram: lists.notifyBytesUdp },
  };
}

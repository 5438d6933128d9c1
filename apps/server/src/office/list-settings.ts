import type { ListConfig } from "@porchlight/engine";
import type { DocumentLibrary, PresenceAuthority } from "@porchlight/event-packages";
import { DEFAULT_LIST_LIMITS } from "@porchlight/rls";
import type { Config } from "../config";

/** Lists of this office by its documents and settings; undefined where none are served. */
export function listSettings(
  { lists, xcap }: Config,
  library: DocumentLibrary,
  authority: PresenceAuthority,
): ListConfig | undefined {
  if (!lists.served) return undefined;
  return {
    documents: library,
    onDocument: (listener) => library.onChange(({ path }) => listener(path)),
    rootsFor: (reference) => authority.rootsFor(reference),
    foreignListsAllowed: xcap.foreignListsAllowed,
    limits: { ...DEFAULT_LIST_LIMITS, maxSubscriptions: lists.members },
    strictness: { strictListResolution: lists.strict, rejectOversizedLists: lists.refuseLonger },
    requestUser: lists.requestUser === "" ? undefined : lists.requestUser,
    notifyOctets: { stream: lists.notifyBytes, datagram: lists.notifyBytesUdp },
  };
}

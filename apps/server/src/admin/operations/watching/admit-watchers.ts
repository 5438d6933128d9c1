import { parseAor } from "@porchlight/accounts";
import type { EngineViews } from "@porchlight/engine";
import type { AdminStores } from "../../ports/stores";
import { say } from "../../sayings";
import { undecidedWatchers } from "../../views/undecided-watchers";
import { watcherUri } from "../../views/watcher-uri";
import { refused, unchanged, type WatcherOutcome } from "./watcher-outcome";

/** Watchers of one presentity that are to be decided on. */
export interface WatchersOfOne {
  /** Address of record; as it was asked where it is none. */
  readonly presentity: string;
  readonly watchers: readonly AskedWatcher[];
}

export interface AskedWatcher {
  /** Its URI; as it was asked where that is none. */
  readonly watcher: string;
  /** Known before the rules are looked at: nothing is decided about it. */
  readonly settled: WatcherOutcome | undefined;
}

export interface AskedWatchers {
  readonly watchers: readonly { readonly presentity: string; readonly watcher: string }[];
  readonly onlyUndecided: boolean;
}

interface Admission {
  readonly stores: Pick<AdminStores, "accounts">;
  readonly office: { readonly views: EngineViews };
}

/** Who is asked about, presentity by presentity, and whom no rule for its address can concern. */
export async function admitWatchers(
  { stores, office }: Admission,
  { watchers, onlyUndecided }: AskedWatchers,
): Promise<readonly WatchersOfOne[]> {
  const undecided = new Map(
    undecidedWatchers(office.views).map((row) => [pairName(row.presentity, row.watcher), row]),
  );
  const settledFor = (presentity: string, watcher: string): WatcherOutcome | undefined => {
    const row = undecided.get(pairName(presentity, watcher));
    if (row?.isAnonymous) return refused(say("watcher-anonymous"));
    return row === undefined && onlyUndecided ? unchanged(say("watcher-waits-no-more")) : undefined;
  };
  const groups = new Map<string, Map<string, AskedWatcher>>();
  for (const { presentity: asked, watcher: askedWatcher } of watchers) {
    const presentity = aorOf(asked);
    const watcher = watcherUri(askedWatcher) ?? askedWatcher;
    const settled = settledFor(presentity, watcher);
    const group = groups.get(presentity) ?? new Map<string, AskedWatcher>();
    groups.set(presentity, group.set(watcher, { watcher, settled }));
  }
  return Promise.all(
    [...groups].map(([presentity, group]) => known(stores, presentity, [...group.values()])),
  );
}

const pairName = (presentity: string, watcher: string): string => `${presentity} ${watcher}`;

function aorOf(asked: string): string {
  const address = parseAor(asked);
  return address.ok ? address.value.aor : asked;
}

async function known(
  { accounts }: Admission["stores"],
  presentity: string,
  watchers: readonly AskedWatcher[],
): Promise<WatchersOfOne> {
  if ((await accounts.find(presentity)) !== undefined) return { presentity, watchers };
  const nobody = refused(say("watcher-of-nobody", { presentity }));
  return { presentity, watchers: watchers.map((each) => ({ ...each, settled: nobody })) };
}

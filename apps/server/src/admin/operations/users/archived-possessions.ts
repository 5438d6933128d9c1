import type {
  AgentToken,
  Calendar,
  ProfileFetchRow,
  QuotaField,
  SetupLink,
  WatcherToken,
} from "@porchlight/admin-api";
import type { AdminDeps } from "../../deps";
import { agentTokenRow } from "../../views/agent-token-row";
import { calendarRow } from "../../views/calendar-row";
import { quotaRow } from "../../views/charging-row";
import { instantText } from "../../views/instant-text";
import { setupLinkRow } from "../../views/setup-link-row";
import { watcherTokenRow } from "../../views/watcher-token-row";

/** What a user has besides documents and objects. No secret is among it. */
export type Possession =
  /** With the text that was read last. */
  | { readonly part: "calendar"; readonly value: Calendar & { readonly text: string | null } }
  | { readonly part: "setup-link"; readonly value: SetupLink }
  | { readonly part: "watcher-token"; readonly value: WatcherToken }
  /** A token with which a program may publish for the user by name. */
  | { readonly part: "agent-token"; readonly value: Omit<AgentToken, "scope"> }
  | { readonly part: "profile-fetch"; readonly value: Omit<ProfileFetchRow, "current"> }
  | { readonly part: "quota"; readonly value: QuotaField }
  | { readonly part: "network-presence"; readonly value: { readonly published: boolean } };

export type PossessionSources = Pick<AdminDeps, "accounting" | "calendars" | "clock" | "watcherStreams"> & {
  readonly stores: Pick<
    AdminDeps["stores"],
    "agentTokens" | "calendars" | "networkChoices" | "profileFetches" | "setupLinks" | "watcherTokens"
  >;
};

export async function* possessionsOf(sources: PossessionSources, aor: string): AsyncIterable<Possession> {
  yield* calendarsOf(sources, aor);
  yield* tokensOf(sources, aor);
  const { accounting, stores } = sources;
  for (const { at, digest: _, ...fetch } of (await stores.profileFetches.list()).get(aor) ?? [])
    yield { part: "profile-fetch", value: { ...fetch, at: instantText(at) } };
  for (const quota of accounting.quotas())
    if (quota.user === aor) yield { part: "quota", value: quotaRow(quota) };
  for (const choice of await stores.networkChoices.list())
    if (choice.aor === aor) yield { part: "network-presence", value: { published: choice.published } };
}

async function* calendarsOf(sources: PossessionSources, aor: string): AsyncIterable<Possession> {
  const { calendars, clock, stores } = sources;
  for (const record of await stores.calendars.list()) {
    if (record.aor !== aor) continue;
    const text = (await stores.calendars.text(record)) ?? null;
    yield { part: "calendar", value: { ...calendarRow(record, calendars, clock()), text } };
  }
}

async function* tokensOf(
  { stores, watcherStreams }: PossessionSources,
  aor: string,
): AsyncIterable<Possession> {
  for (const link of await stores.setupLinks.list())
    if (link.aor === aor) yield { part: "setup-link", value: setupLinkRow(link) };
  for (const token of await stores.watcherTokens.list())
    if (token.aor === aor)
      yield { part: "watcher-token", value: watcherTokenRow(token, watcherStreams.openOf(token.id)) };
  for (const token of await stores.agentTokens.list()) {
    const { reach } = token.scope;
    if (reach.kind !== "list" || !reach.addresses.includes(aor)) continue;
    // The scope names others.
    const { scope: _, ...facts } = agentTokenRow(token);
    yield { part: "agent-token", value: facts };
  }
}

import { setTimeout as delay } from "node:timers/promises";
import { document } from "../load/sip-text";
import { connectUsers, type LoadUser } from "../load/user";
import { listUri, type OfficeList, type Target } from "../targets/target";
import { type Scenario, userNames } from "./scenario";

/** Watchers with a list each, of the same members, who have all published. */
export interface ListOffice {
  readonly watchers: readonly LoadUser[];
  readonly members: readonly LoadUser[];
  /** Entity-tags of the members' publications, in their order. */
  readonly tags: string[];
}

/** Who is there: watchers, and the members of the list that each of them owns. */
export function withWatchers(
  watcherCount: number,
  memberCount: number,
): { readonly users: string[]; readonly lists: OfficeList[] } {
  const [watchers, members] = [userNames("lister", watcherCount), userNames("member", memberCount)];
  return { users: [...watchers, ...members], lists: watchers.map((owner) => ({ owner, members })) };
}

export async function openListOffice(
  target: Target,
  { users, lists = [] }: Pick<Scenario, "users" | "lists">,
): Promise<ListOffice> {
  const all = await connectUsers(target.url, users, target.domain);
  const [watchers, members] = [all.slice(0, lists.length), all.slice(lists.length)];
  const tags: string[] = [];
  for (const member of members) tags.push(await member.publish(document(member.aor, "start"), undefined));
  return { watchers, members, tags };
}

export const subscribeToOwn = async (watcher: LoadUser, { domain }: Target): Promise<unknown> =>
  watcher.subscribe(listUri(watcher.name, domain), { list: true });

export const octetsOf = (users: readonly LoadUser[]): number =>
  users.reduce((octets, user) => octets + user.wireOctets, 0);

/** What is written behind the back of a warm-up is not of what is measured. */
export const settle = (): Promise<void> => delay(1000);

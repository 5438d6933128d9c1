import type { PresenceClient, XdmClient } from "@porchlight/presence-client";
import { BUDDY_LIST } from "../contacts/list-document/placed-list";

/** Who watches people. */
export type People = Pick<PresenceClient, "watch">;

/** All contacts by one subscription to their list; each by one of its own where that part of the page cannot be loaded. */
export async function listedPeople(client: PresenceClient, xdm: XdmClient): Promise<People> {
  try {
    const { ensureListService, listWatching } = await import("@porchlight/presence-client/lists");
    const list = async (): Promise<string | undefined> => {
      const service = await ensureListService(xdm, { list: BUDDY_LIST });
      return service.ok ? service.value : undefined;
    };
    return listWatching(client, { list });
  } catch {
    return client;
  }
}

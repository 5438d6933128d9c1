import type { PresenceClient, XdmClient } from "@porchlight/presence-client";
import { BUDDY_LIST } from "../contacts/list-document/placed-list";

/** Who watches people. */
export type People = Pick<PresenceClient, "watch">;

/** A page that is being left reaches nothing: it is not to watch everybody by himself in its last moment. */
const unreachableMs = 3000;

const held = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** All contacts by one subscription to their list; each by one of its own where that part of the page cannot be loaded. */
export async function listedPeople(client: PresenceClient, xdm: XdmClient): Promise<People> {
  try {
    const { ensureListService, listWatching } = await import("@porchlight/presence-client/lists");
    const list = async (): Promise<string | undefined> => {
      if (client.provisioning.profile.lists === false) return undefined;
      const service = await ensureListService(xdm, { list: BUDDY_LIST });
      if (service.ok) return service.value;
      if (service.error.kind === "unreachable") await held(unreachableMs);
      return undefined;
    };
    return listWatching(client, { list, again: whenListsChange(client) });
  } catch {
    return client;
  }
}

/** The profile may come after the first list was sought, and allow lists, or forbid them. */
const whenListsChange =
  ({ provisioning }: PresenceClient) =>
  (act: () => void): (() => void) => {
    let allowed = provisioning.profile.lists !== false;
    return provisioning.on("profile", ({ lists }) => {
      if (allowed === (lists !== false)) return;
      allowed = !allowed;
      act();
    });
  };

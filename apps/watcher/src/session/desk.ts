import { type ClientStorage, createPresenceClient, type PresenceClient } from "@porchlight/presence-client";
import type { ContactBook } from "../contacts/contact-book";
import { LocalContactBook } from "../contacts/local-contact-book";
import { Roster } from "../presence/roster";
import { MyStatus } from "../status/my-status";
import type { Credentials } from "./credentials-store";
import { deviceName } from "./device-name";

/** Long enough for a sleeping tab's slow timers, short enough that a closed tab is gone in three minutes. */
const publicationSeconds = 180;

/** Everything of one signed-in user. */
export interface Desk {
  readonly client: PresenceClient;
  readonly book: ContactBook;
  readonly roster: Roster;
  readonly myStatus: MyStatus;
}

export function clientFor(credentials: Credentials, server: string, storage: ClientStorage): PresenceClient {
  return createPresenceClient({
    aor: credentials.address,
    password: credentials.password,
    server,
    storage,
    deviceName: deviceName(navigator.userAgent),
    userAgentName: "Porchlight watcher",
    publicationExpiresSeconds: publicationSeconds,
  });
}

/** Sets the desk for a client: from here on the user is visible, and sees the contacts. */
export function openDesk(client: PresenceClient, storage: ClientStorage): Desk {
  const book = new LocalContactBook(localStorage, window, client.entity);
  return { client, book, roster: new Roster(client, book), myStatus: new MyStatus(client.source, storage) };
}

import {
  type ClientStorage,
  type ContentClient,
  createContentClient,
  createPresenceClient,
  createXdmClient,
  type PresenceClient,
  watcherRequests,
  webStorage,
  type XdmClient,
} from "@porchlight/presence-client";
import { LateChat } from "../chat/late-chat";
import { BrowserContacts } from "../contacts/browser-contacts";
import { XcapContactBook } from "../contacts/xcap-contact-book";
import { Pictures } from "../pictures/pictures";
import { listedPeople } from "../presence/people";
import { Roster } from "../presence/roster";
import { MyPicture } from "../profile/my-picture";
import { ProfileStore } from "../profile/profile-store";
import { MyStatus } from "../status/my-status";
import { LateRules } from "../visibility/late-rules";
import { Visibility } from "../visibility/visibility";
import type { Credentials } from "./credentials-store";
import { deviceName } from "./device-name";
import type { ServerLocation } from "./server-location";

/**
 * Long enough for a sleeping tab's slow timers, short enough that a closed tab is gone in three minutes where the server
 * binds nothing to connections.
 */
const publicationSeconds = 180;

/** Everything of one signed-in user. */
export interface Desk {
  readonly client: PresenceClient;
  readonly book: XcapContactBook;
  readonly roster: Roster;
  readonly myStatus: MyStatus;
  readonly visibility: Visibility;
  readonly chat: LateChat;
  readonly profile: ProfileStore;
  readonly myPicture: MyPicture;
  readonly pictures: Pictures;
  readonly content: ContentClient;
  readonly xdm: XdmClient;
}

export function clientFor(
  credentials: Credentials,
  server: ServerLocation,
  storage: ClientStorage,
): PresenceClient {
  return createPresenceClient({
    aor: credentials.address,
    password: credentials.password,
    server: server.url,
    storage,
    stateStorage: webStorage(sessionStorage),
    deviceName: deviceName(navigator.userAgent),
    userAgentName: "Porchlight watcher",
    publicationExpiresSeconds: publicationSeconds,
    bindToConnection: true,
    provisioning: {
      vendor: "porchlight",
      model: "Porchlight watcher",
      version: "1",
      storage: webStorage(localStorage),
      root: server.xcapRoot,
    },
  });
}

/** Sets the desk for a client: from here on the user is visible, and sees the contacts. */
export function openDesk(
  client: PresenceClient,
  { password }: Credentials,
  server: ServerLocation,
  storage: ClientStorage,
): Desk {
  const account = { aor: client.entity, password, root: server.xcapRoot };
  const xdm = createXdmClient({ ...account, connection: client, timing: { answerWaitMs: 10_000 } });
  const book = new XcapContactBook(xdm, storage, new BrowserContacts(localStorage, client.entity));
  const rules = new LateRules(async () =>
    (await import("@porchlight/presence-client/rules")).presenceRules(xdm),
  );
  whenConnected(client, () => void rules.load());
  const visibility = new Visibility(client.entity, watcherRequests(client), rules, book);
  const chat = new LateChat(client, async () =>
    (await import("@porchlight/presence-client/messages")).openMessages(client, {
      storage: webStorage(sessionStorage),
      pages: new BroadcastChannel(`porchlight:messages:${client.entity}`),
    }),
  );
  whenConnected(client, () => void chat.load());
  const profile = new ProfileStore(client.entity, localStorage, window);
  const myStatus = new MyStatus(client.source, storage, profile, window);
  const content = createContentClient({ ...account, root: server.contentRoot });
  const myPicture = new MyPicture(client.entity, content, profile);
  whenConnected(client, () => void myPicture.restore());
  const pictures = new Pictures(content, URL);
  whenConnected(client, () => pictures.retry());
  const roster = new Roster(listedPeople(client, xdm), book, client.provisioning);
  return { client, book, roster, myStatus, visibility, chat, profile, myPicture, pictures, content, xdm };
}

function whenConnected(client: PresenceClient, act: () => void): void {
  if (client.state.kind === "connected") act();
  client.on("state", ({ kind }) => kind === "connected" && act());
}

/** The desk is left; `forgets` leaves nothing of the user in the browser. */
export function leaveDesk(desk: Desk, forgets: boolean): void {
  const { client, book, roster, myStatus, visibility, chat, profile, pictures, content } = desk;
  roster.close();
  visibility.close();
  pictures.close();
  content.close();
  if (forgets) {
    client.provisioning.forget();
    chat.forget();
    book.forget();
    myStatus.forget();
    profile.forget();
  } else {
    chat.close();
    book.close();
    myStatus.close();
    profile.close();
  }
}

import type { PublishedPackage } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import { quoted } from "@porchlight/sip-message";
import { ANONYMOUS, type RecordedIdentity } from "../identity/identity";
import type { GatewayWatcher } from "../ports/gateway";
import type { AccountTable } from "../state/account-table";
import { RecordedWish } from "../state/recorded-wish";

export const gatewayIdentity = ({ watcher }: GatewayWatcher): RecordedIdentity => ({
  watcher: watcher ?? ANONYMOUS,
  identities: [],
  isAnonymous: watcher === undefined,
});

/** A watcher as a SUBSCRIBE from it would name it: by the name of its account, where it has one. */
export function gatewayFrom({ watcher }: GatewayWatcher, accounts: AccountTable): string {
  const displayName = watcher === undefined ? undefined : accounts.get(watcher)?.displayName;
  const name = displayName ? `${quoted(displayName)} ` : "";
  return `${name}<${watcher ?? ANONYMOUS}>`;
}

/** What a watcher from outside SIP wishes: whole documents, unfiltered. */
export function gatewayWish(
  id: string,
  asker: GatewayWatcher,
  from: string,
  eventPackage: PublishedPackage,
  expiresAt: Instant,
): RecordedWish {
  const [bodyType = ""] = eventPackage.notifyTypes;
  return new RecordedWish(
    {
      ...gatewayIdentity(asker),
      id,
      presentity: asker.presentity,
      remoteUri: from,
      remoteTarget: "",
      userAgent: asker.userAgent,
      instance: "",
      accept: bodyType,
      acceptEncoding: "",
      eventParameters: "",
      requestType: "",
      requestBody: "",
      requestList: "",
      peer: asker.peer,
      expiresAt,
    },
    bodyType,
  );
}

import type { EngineViews } from "@porchlight/engine";
import { DocumentLibrary, type PresenceAuthority } from "@porchlight/event-packages";
import type { AuthorizationContext } from "@porchlight/xdm";
import { FetchLog } from "../../provisioning/fetch-log";
import { type HouseProvisioning, houseProvisioning } from "../../provisioning/house-provisioning";
import { grantedRights } from "../policy/granted-rights";
import { presenceAuthority } from "../policy/presence-authority";
import { UnreadableRules } from "../policy/unreadable-rules";
import type { Ground } from "./ground";

/** What documents say: who may see what, and which values are in force for whom. */
export interface Policy {
  readonly library: DocumentLibrary;
  readonly provisioning: HouseProvisioning;
  /** Who was told which profile. */
  readonly fetches: FetchLog;
  readonly authority: PresenceAuthority;
  readonly unreadable: UnreadableRules;
  readonly rights: AuthorizationContext;
}

/** The views are those of the engine, which is made later. */
export function openPolicy({ config, log, tools }: Ground, views: () => EngineViews): Policy {
  const library = new DocumentLibrary();
  const fetches = new FetchLog(tools.stores.profileFetches, (error) =>
    log.error({ err: error }, "who was told profiles could not be written"),
  );
  const provisioning = houseProvisioning(config, library, ({ watcher, ...told }) =>
    fetches.note(watcher, told),
  );
  const authority = presenceAuthority(config, library, provisioning.profiles);
  const unreadable = new UnreadableRules(library, log);
  const rights = grantedRights(views, authority, tools.clock);
  return { library, provisioning, fetches, authority, unreadable, rights };
}

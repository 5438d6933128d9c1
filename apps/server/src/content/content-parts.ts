import type { Clock, IdSource } from "@porchlight/kernel";
import type { AuditLog } from "@porchlight/store";
import type { Config } from "../config";
import type { UserAccess } from "../xcap/open-xcap";
import type { ContentDesk } from "./content-desk";
import type { ContentRights } from "./content-rights";
import type { LinkKeys } from "./link-keys";
import type { Renditions } from "./media/renditions";

/** What the edge works with. */
export interface ContentParts {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly config: Pick<Config, "content" | "domain" | "xcap">;
  readonly access: UserAccess;
  readonly desk: ContentDesk;
  readonly rights: ContentRights;
  readonly renditions: Renditions;
  /** Undefined while links for anybody are switched off. */
  readonly links: LinkKeys | undefined;
  readonly audit: Pick<AuditLog, "append">;
  readonly onFault: (error: unknown) => void;
  /** Told of each object that was stored, deleted or fetched. */
  readonly onUse?: ((use: ContentUse) => void) | undefined;
}

/** Somebody has used an object of the content server. */
export interface ContentUse {
  readonly user: string;
  readonly owner: string;
  readonly method: string;
  readonly status: number;
  readonly body: { readonly type: string; readonly octets: number } | undefined;
}

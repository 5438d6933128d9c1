import type { Clock, Hasher, IdSource } from "@porchlight/kernel";
import type { Store } from "@porchlight/store";
import type { Config } from "../config";
import type { Logger } from "../log/logger";
import type { UserAccess } from "../xcap/open-xcap";
import { ContentDesk } from "./content-desk";
import { ContentEdge } from "./content-edge";
import type { ContentRights } from "./content-rights";
import { ContentSweeper } from "./content-sweeper";
import { LinkKeys } from "./link-keys";
import { ImageWorkshop } from "./media/image-workshop";
import { Renditions } from "./media/renditions";

export interface ContentOptions {
  readonly config: Pick<Config, "content" | "domain" | "xcap">;
  readonly log: Logger;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly hasher: Hasher;
  /** Signs links for anybody. */
  readonly secret: string;
  readonly stores: Pick<Store, "content" | "audit">;
  readonly access: UserAccess;
  readonly rights: ContentRights;
}

/** The content server, running but for its sweeper. */
export interface Content {
  readonly edge: ContentEdge;
  readonly desk: ContentDesk;
  readonly sweeper: ContentSweeper;
  /** Undefined while links for anybody are switched off. */
  readonly links: LinkKeys | undefined;
}

export function openContent(options: ContentOptions): Content {
  const { config, stores, log, hasher, secret } = options;
  const { content: settings } = config;
  const workshop = new ImageWorkshop();
  const image = { pixels: settings.imagePixels };
  const desk = new ContentDesk({
    ...options,
    store: stores.content,
    probe: workshop,
    media: { types: new Set(settings.types), image },
    limits: limitsOf(settings),
  });
  const links = settings.publicLinks ? new LinkKeys(hasher, secret) : undefined;
  const edge = new ContentEdge({
    ...options,
    desk,
    renditions: new Renditions(workshop, image),
    links,
    audit: stores.audit,
    onFault: (error) => log.error({ err: error }, "a request for content failed"),
  });
  const sweeper = new ContentSweeper({
    ...options,
    desk,
    store: stores.content,
    rememberSeconds: settings.rememberSeconds,
    onFault: (error) => log.error({ err: error }, "content was not looked through"),
  });
  return { edge, desk, sweeper, links };
}

const limitsOf = (settings: Config["content"]) => ({
  objectOctets: settings.objectBytes,
  octetsPerUser: settings.bytesPerUser,
  objectsPerUser: settings.objectsPerUser,
  lifetimeSeconds: settings.lifetimeSeconds,
  longestLifetimeSeconds: settings.longestLifetimeSeconds,
});

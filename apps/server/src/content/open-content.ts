import { parseAor } from "@porchlight/accounts";
import { type ContentName, parseObjectName } from "@porchlight/content";
import type { Clock, Hasher, IdSource } from "@porchlight/kernel";
import type { Store } from "@porchlight/store";
import type { OfficeContent } from "../admin/ports/content";
import type { Config } from "../config";
import type { Logger } from "../log/logger";
import { clientSide } from "../xcap/http/client-side";
import { networksOf } from "../xcap/http/networks-of";
import type { UserAccess } from "../xcap/open-xcap";
import { ContentDesk } from "./content-desk";
import { ContentEdge } from "./content-edge";
import type { ContentParts } from "./content-parts";
import type { ContentRights } from "./content-rights";
import { contentRow } from "./content-row";
import { ContentSweeper } from "./content-sweeper";
import { contentRootOf } from "./content-url";
import { LinkKeys } from "./link-keys";
import { ImageWorkshop } from "./media/image-workshop";
import { Renditions } from "./media/renditions";

export interface ContentDeskOptions {
  readonly config: Pick<Config, "content" | "domain" | "xcap">;
  readonly clock: Clock;
  readonly hasher: Hasher;
  /** Signs links for anybody. */
  readonly secret: string;
  readonly stores: Pick<Store, "content" | "audit">;
  readonly rights: ContentRights;
  readonly changed?: (name: ContentName) => void;
}

export interface ContentOptions extends ContentDeskOptions {
  readonly log: Logger;
  readonly ids: IdSource;
  readonly access: UserAccess;
  readonly onUse?: ContentParts["onUse"];
}

/** The content server, running but for its sweeper. */
export interface Content {
  readonly edge: ContentEdge;
  readonly sweeper: ContentSweeper;
  /** The same objects for operators. */
  readonly office: OfficeContent;
}

export function openContent(options: ContentOptions): Content {
  const { config, stores, log } = options;
  const { content: settings } = config;
  const workshop = new ImageWorkshop();
  const links = linksOf(options);
  const office = officeContent(options, workshop);
  const { desk } = office;
  const edge = new ContentEdge({
    ...options,
    desk,
    renditions: new Renditions(workshop, { pixels: settings.imagePixels }),
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
  return { edge, sweeper, office };
}

/** The objects of the house as operators work with them. */
export function officeContent(options: ContentDeskOptions, workshop = new ImageWorkshop()): OfficeContent {
  const { config, stores, rights } = options;
  const { content: settings } = config;
  const links = linksOf(options);
  const proxies = networksOf(config.xcap.trustedProxies);
  const desk = new ContentDesk({
    ...options,
    store: stores.content,
    probe: workshop,
    media: { types: new Set(settings.types), image: { pixels: settings.imagePixels } },
    limits: limitsOf(settings),
  });
  return {
    desk,
    store: stores.content,
    rights,
    row: (object, request) => contentRow(object, contentRootOf(clientSide(request, proxies), config), links),
    name: (owner, name) => {
      const address = parseAor(owner);
      const object = parseObjectName(name);
      return address.ok && object !== undefined ? { owner: address.value.aor, object } : undefined;
    },
  };
}

const linksOf = ({ config, hasher, secret }: ContentDeskOptions): LinkKeys | undefined =>
  config.content.publicLinks ? new LinkKeys(hasher, secret) : undefined;

const limitsOf = (settings: Config["content"]) => ({
  objectOctets: settings.objectBytes,
  octetsPerUser: settings.bytesPerUser,
  objectsPerUser: settings.objectsPerUser,
  lifetimeSeconds: settings.lifetimeSeconds,
  longestLifetimeSeconds: settings.longestLifetimeSeconds,
});

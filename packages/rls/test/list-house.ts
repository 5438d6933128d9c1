import { encodePathSegment } from "@porchlight/documents";
import {
  DEFAULT_LIST_LIMITS,
  type ListLimits,
  type ListSources,
  LiveLists,
  type ResolvedList,
  resolveService,
  ServiceIndex,
  servesPackage,
} from "../src/index";

export const ROOT = "https://example.com/xcap-root";
export const ALICE = "sip:alice@example.com";
export const BOB = "sip:bob@example.com";

export const entry = (uri: string, name = ""): string =>
  name === ""
    ? `<rl:entry uri="${uri}"/>`
    : `<rl:entry uri="${uri}"><rl:display-name>${name}</rl:display-name></rl:entry>`;
export const service = (uri: string, content: string, packages = ""): string =>
  `<service uri="${uri}"><list>${content}</list>${packages}</service>`;
export const referring = (uri: string, reference: string): string =>
  `<service uri="${uri}"><resource-list>${reference}</resource-list></service>`;

export const listsPath = (xui: string, name = "index"): string =>
  `resource-lists/users/${encodePathSegment(xui)}/${name}`;
export const servicesPath = (xui: string): string => `rls-services/users/${encodePathSegment(xui)}/index`;
export const listAt = (path: string, name: string): string =>
  `${path}/~~/resource-lists/list%5B@name=%22${name}%22%5D`;
export const external = (path: string, name: string): string =>
  `<rl:external anchor="${ROOT}/${listAt(path, name)}"/>`;
export const entryRef = (path: string, name: string, uri: string): string =>
  `<rl:entry-ref ref="${listAt(path, name)}/entry%5B@uri=%22${uri}%22%5D"/>`;

/** The documents of a house with lists. */
export class ListHouse {
  readonly texts = new Map<string, { readonly text: string }>();
  readonly services: ServiceIndex;
  readonly lists: LiveLists;
  /** Services that nobody but their owner may use. */
  readonly forbidden = new Set<string>();
  readonly limits: ListLimits;
  foreignListsAllowed = false;
  /** What follows from edits is left to do. */
  isBusy = false;

  constructor(limits: Partial<ListLimits> = {}) {
    this.limits = { ...DEFAULT_LIST_LIMITS, ...limits };
    const documents = { read: (path: string) => this.texts.get(path), paths: () => this.texts.keys() };
    this.services = new ServiceIndex(documents);
    this.lists = new LiveLists(this.services, this.limits);
  }

  /** Services as the user's document defines them. */
  serve(xui: string, ...services: readonly string[]): void {
    this.write(
      servicesPath(xui),
      `<rls-services xmlns="urn:ietf:params:xml:ns:rls-services" xmlns:rl="urn:ietf:params:xml:ns:resource-lists">${services.join("")}</rls-services>`,
    );
  }

  /** Lists as the user's document holds them, each by its name. */
  keep(path: string, lists: Readonly<Record<string, string>>): void {
    const content = Object.entries(lists).map(
      ([name, inner]) => `<rl:list name="${name}">${inner}</rl:list>`,
    );
    this.write(
      path,
      `<rl:resource-lists xmlns:rl="urn:ietf:params:xml:ns:resource-lists">${content.join("")}</rl:resource-lists>`,
    );
  }

  write(path: string, text: string | undefined): void {
    if (text === undefined) this.texts.delete(path);
    else this.texts.set(path, { text });
    this.lists.changed(path);
    if (!this.isBusy) this.lists.work(Number.POSITIVE_INFINITY);
  }

  sources(eventPackage = "presence"): ListSources {
    return {
      documents: { read: (path) => this.texts.get(path) },
      findService: (uri) => {
        const found = this.services.find(uri);
        const isUsable = found !== undefined && !this.forbidden.has(found.key);
        return isUsable && servesPackage(found, eventPackage) ? found : undefined;
      },
      rootsFor: () => [ROOT],
      foreignListsAllowed: this.foreignListsAllowed,
    };
  }

  resolve(uri: string): ResolvedList {
    const found = this.services.find(uri);
    if (found === undefined) throw new Error(`no service ${uri}`);
    return resolveService(found, this.sources(), this.limits);
  }
}

export const uris = ({ members }: Pick<ResolvedList, "members">): string[] => members.map(({ uri }) => uri);

import type { IncomingMessage } from "node:http";
import { setImmediate as nextTurn } from "node:timers/promises";
import { parseAor } from "@porchlight/accounts";
import type { ContentDetail, ContentRow, Operations } from "@porchlight/admin-api";
import type { ContentName, ContentObject, ObjectName } from "@porchlight/content";
import { PRESENCE } from "@porchlight/event-packages";
import { type Clock, ok, type Result } from "@porchlight/kernel";
import type { AuditLog } from "@porchlight/store";
import type { z } from "zod";
import type { ContentReference } from "../../../content";
import { readLine } from "../../../content/content-audit";
import type { Actor } from "../../auth/actor";
import type { OfficeContent } from "../../ports/content";
import type { OfficePort } from "../../ports/office";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";
import { instantText, instantTextOrNull } from "../../views/instant-text";

export interface ContentReadingDeps {
  readonly content: OfficeContent;
  readonly office: Pick<OfficePort, "views">;
  readonly audit: Pick<AuditLog, "append">;
  readonly clock: Clock;
}

type ListQuery = z.output<Operations["listContent"]["query"]>;

type Window<Item> = { readonly items: Item[]; readonly total: number };

/** Objects looked at before other work gets its turn. */
const atOnce = 200;
const mostReaders = 200;

/** What operators read of the content server. */
export class ContentReadings {
  readonly #deps: ContentReadingDeps;

  constructor(deps: ContentReadingDeps) {
    this.#deps = deps;
  }

  async list(query: ListQuery, request: IncomingMessage): Promise<Result<Window<ContentRow>, Problem>> {
    const { search, offset, limit, standing, type } = query;
    const owner = query.owner === undefined ? undefined : parseAor(query.owner);
    if (owner?.ok === false) return refuse("invalid-input", owner.error, "owner");
    const filter = { search, owner: owner?.value.aor };
    if (standing === "all" && type === undefined) {
      const page = await this.#deps.content.store.browse({ ...filter, offset, limit });
      return ok({ items: this.#rows(page.items, request), total: page.total });
    }
    const found: ContentRow[] = [];
    for await (const rows of this.#pages(filter, request)) {
      found.push(...rows.filter((row) => isWanted(row, query)));
    }
    return ok({ items: found.slice(offset, offset + limit), total: found.length });
  }

  async show(name: ContentName, request: IncomingMessage): Promise<Result<ContentDetail, Problem>> {
    const { content } = this.#deps;
    const object = await this.#present(name);
    if (!object.ok) return object;
    const references = content.rights.references(name.owner).get(name.object) ?? [];
    return ok({
      ...content.row(object.value, request),
      references: references.map(referenceRow),
      readers: this.#readers(name),
    });
  }

  async data(name: ContentName, actor: Actor) {
    const { content, audit, clock } = this.#deps;
    const object = await this.#present(name);
    if (!object.ok) return object;
    const stored = await content.desk.read(name);
    if (stored === undefined) return refuse("content-not-found", say("names-no-object"), "name");
    await audit.append(readLine(actor, name, clock()));
    const { contentType, etag } = stored;
    return ok({ contentType, etag, data: Buffer.from(stored.data).toString("base64") });
  }

  async usage(window: { readonly offset: number; readonly limit: number }) {
    const { store, desk } = this.#deps.content;
    const { items, total } = await store.usage(window);
    const { objectOctets, octetsPerUser, objectsPerUser } = desk.limits;
    return ok({ items: [...items], total, limits: { objectOctets, octetsPerUser, objectsPerUser } });
  }

  async #present(name: ContentName): Promise<Result<ContentObject, Problem>> {
    const state = await this.#deps.content.desk.find(name);
    switch (state.kind) {
      case "present":
        return ok(state.object);
      case "expired":
        return refuse("content-expired", say("is-past-its-lifetime"), "name");
      case "none":
        return refuse("content-not-found", say("names-no-object"), "name");
    }
  }

  async *#pages(
    filter: { readonly search: string; readonly owner: string | undefined },
    request: IncomingMessage,
  ) {
    for (let offset = 0; ; offset += atOnce) {
      const { items } = await this.#deps.content.store.browse({ ...filter, offset, limit: atOnce });
      if (items.length > 0) yield this.#rows(items, request);
      if (items.length < atOnce) return;
      await nextTurn();
    }
  }

  #rows(objects: readonly ContentObject[], request: IncomingMessage): ContentRow[] {
    const { content } = this.#deps;
    const known = new Map<string, ReadonlyMap<ObjectName, readonly ContentReference[]>>();
    return objects.map((object) => {
      const { owner, object: name } = object.name;
      const references = known.get(owner) ?? content.rights.references(owner);
      known.set(owner, references);
      return { ...content.row(object, request), references: references.get(name)?.length ?? 0 };
    });
  }

  #readers(name: ContentName): ContentDetail["readers"] {
    const watchers = new Set<string>();
    for (const view of this.#deps.office.views.watchersOf(name.owner)) {
      if (view.eventPackage !== PRESENCE || view.isAnonymous) continue;
      if (view.watcher !== name.owner) watchers.add(view.watcher);
      if (watchers.size === mostReaders) break;
    }
    return [...watchers]
      .sort()
      .map((watcher) => ({ watcher, mayRead: this.#deps.content.rights.mayRead(watcher, name) }));
  }
}

const isWanted = (
  { references, contentType }: ContentRow,
  { standing, type }: Pick<ListQuery, "standing" | "type">,
): boolean =>
  (standing === "all" || (references === 0) === (standing === "orphan")) &&
  (type === undefined || contentType.startsWith(`${type}/`));

const referenceRow = (reference: ContentReference): ContentDetail["references"][number] =>
  reference.kind === "permanent"
    ? { kind: "permanent", publication: null, publisher: null, expiresAt: instantTextOrNull(undefined) }
    : {
        kind: "publication",
        publication: reference.id,
        publisher: reference.publisher,
        expiresAt: instantText(reference.expiresAt),
      };

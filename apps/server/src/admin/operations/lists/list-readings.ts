import type { Account } from "@porchlight/accounts";
import type { CallOutput, ListsDetail, Operations, ResolvedListField } from "@porchlight/admin-api";
import type { Clock } from "@porchlight/kernel";
import { ok, type Result, type Saying, saidIn } from "@porchlight/kernel";
import { listsKey } from "../../../xcap/documents/create-document";
import type { OfficeLists } from "../../ports/lists";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";
import type { Window } from "../../views/window";
import { readLine } from "../documents/document-audit";
import type { DocumentReading, DocumentReadingDeps } from "../documents/read-documents";
import { refusalReason } from "../documents/write-refusal";
import { listWarnings } from "./list-warnings";
import { listsRow } from "./lists-row";
import { type ListDrafts, OwnerLists, servicesKey } from "./owner-lists";
import { type MeantList, resolveOwned } from "./resolve-owned";
import { resolvedRow } from "./resolved-row";
import type { WatchParts } from "./told-of-members";

type Output<Id extends keyof Operations> = Promise<Result<CallOutput<Operations[Id]>, Problem>>;

export interface ListReadingDeps extends WatchParts, DocumentReadingDeps {
  readonly lists: OfficeLists;
  readonly clock: Clock;
}

/** What operators read of lists, and what drafts of them would come to. Who sees members is in the audit log. */
export class ListReadings {
  readonly #deps: ListReadingDeps;

  constructor(deps: ListReadingDeps) {
    this.#deps = deps;
  }

  async list({ search, ...window }: Window & { readonly search: string }): Output<"listLists"> {
    const { stores } = this.#deps;
    const sort = { by: "aor", descending: false } as const;
    const { items, total } = await stores.accounts.list({ search, ...window, sort });
    return ok({ items: items.map((account) => listsRow(this.#of(account), account)), total });
  }

  async show(account: Account, { seesContent }: DocumentReading): Output<"showLists"> {
    const { documents, lists: office } = this.#deps;
    const lists = this.#of(account);
    return ok({
      ...listsRow(lists, account),
      listsDocument: await this.#documentFacts(lists.listsPath, listsKey(account.aor)),
      servicesDocument: await this.#documentFacts(lists.servicesPath, servicesKey(account.aor)),
      xcapRoot: documents.root(undefined),
      served: office.served,
      found: listWarnings(lists).map((warning) =>
        seesContent ? warning : { ...warning, sentence: null, said: null },
      ),
    });
  }

  async members(account: Account, meant: MeantList, { actor }: DocumentReading): Output<"resolveList"> {
    const resolved = await this.#resolved(this.#of(account), meant);
    if (!resolved.ok) return resolved;
    if (resolved.value === null) return refuse("invalid-input", say("names-no-list"), meantField(meant));
    await this.#note(account, actor);
    return ok(resolved.value);
  }

  async preview(
    account: Account,
    { service, list, ...drafts }: ListDrafts & MeantList,
    reading: DocumentReading,
  ): Output<"previewLists"> {
    const lists = this.#of(account, drafts);
    const resolved = await this.#resolved(lists, { service, list });
    if (!resolved.ok) return resolved;
    if (drafts.lists === undefined) await this.#note(account, reading.actor);
    const listsRefusal = await this.#refusal(lists.listsPath, drafts.lists, reading);
    const servicesRefusal = await this.#refusal(lists.servicesPath, drafts.services, reading);
    return ok({
      listsRefusal: listsRefusal?.text ?? null,
      listsRefusalSaid: listsRefusal === undefined ? null : saidIn(listsRefusal),
      servicesRefusal: servicesRefusal?.text ?? null,
      servicesRefusalSaid: servicesRefusal === undefined ? null : saidIn(servicesRefusal),
      warnings: [...listWarnings(lists)],
      resolved: resolved.value,
    });
  }

  #of({ aor }: Account, drafts: ListDrafts = {}): OwnerLists {
    return new OwnerLists(this.#deps.lists, aor, drafts);
  }

  async #resolved(lists: OwnerLists, meant: MeantList): Promise<Result<ResolvedListField | null, Problem>> {
    if (meant.service !== undefined && meant.list !== undefined)
      return refuse("invalid-input", say("is-beside-a-service"), "list");
    const { documents, clock } = this.#deps;
    const found = resolveOwned(lists, meant, documents.root(undefined));
    return ok(found === undefined ? null : await resolvedRow(this.#deps, found, lists.owner, clock()));
  }

  async #documentFacts(
    selector: string,
    key: ReturnType<typeof listsKey>,
  ): Promise<ListsDetail["listsDocument"]> {
    const document = await this.#deps.documents.archive.read(key);
    return { selector, etag: document?.etag ?? null };
  }

  /** Stored lists are shown. */
  async #note({ aor }: Account, actor: DocumentReading["actor"]): Promise<void> {
    const { audit, clock } = this.#deps;
    await audit.append(readLine(actor, listsKey(aor), clock()));
  }

  /** Why a text would not be written; one that is stored already, or is empty, is not. */
  async #refusal(
    selector: string,
    text: string | undefined,
    reading: DocumentReading,
  ): Promise<Saying | undefined> {
    const { documents, lists } = this.#deps;
    const address = documents.address(selector);
    if (text === undefined || text.trim() === "" || text === lists.documents.read(selector)?.text)
      return undefined;
    if (address === undefined) return say("is-kept-elsewhere");
    const answer = await documents.weigh(address, { ...reading, text, expected: undefined });
    return answer.status < 300 ? undefined : refusalReason(answer);
  }
}

const meantField = ({ service }: MeantList): string => (service === undefined ? "list" : "service");

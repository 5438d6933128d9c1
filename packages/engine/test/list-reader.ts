import {
  followList,
  followPresence,
  type InstanceCopy,
  type ListCopy,
  type PresenceCopy,
  RLMI_TYPE,
  type RlmiList,
  readRlmi,
  type TakenBody,
} from "@porchlight/documents";
import {
  type BodyPart,
  contentTypeOf,
  decodeUtf8,
  type Multipart,
  parseMultipart,
  type SipRequest,
} from "@porchlight/sip-message";
import type { Party } from "./party";

/** What a list subscriber has of one member. */
export type Content =
  | { readonly kind: "text"; readonly text: string; readonly presence: PresenceCopy | undefined }
  | { readonly kind: "list"; readonly copy: ListCopy<Content> };

/** A list subscriber that takes the NOTIFYs a party heard, each once. */
export class ListReader {
  copy: ListCopy<Content> | undefined;
  refreshWanted = false;
  readonly documents: RlmiList[] = [];
  readonly #party: Party;
  #taken: number;

  constructor(party: Party) {
    this.#party = party;
    this.#taken = party.notifies.length;
  }

  /** Takes what was heard since; the rows by user, as `state` or `state text`. */
  rows(): Readonly<Record<string, string>> {
    for (const notify of this.#party.notifies.slice(this.#taken)) this.#take(notify);
    this.#taken = this.#party.notifies.length;
    return rowsOf(this.copy);
  }

  get last(): RlmiList {
    this.rows();
    const last = this.documents.at(-1);
    if (last === undefined) throw new Error("no list was told");
    return last;
  }

  #take(notify: SipRequest): void {
    if (notify.body.length === 0) return;
    const type = contentTypeOf(notify.headers);
    const multipart = type.ok && type.value ? parseMultipart(type.value, notify.body) : undefined;
    if (!multipart?.ok) throw new Error("no multipart");
    const { rlmi } = readParts(multipart.value);
    this.documents.push(rlmi);
    const followed = follow(this.copy, multipart.value);
    if (followed.kind === "outdated") throw new Error("an outdated list");
    this.copy = followed.copy;
    this.refreshWanted = followed.refreshWanted;
  }
}

function readParts({ contentType, parts: [root, ...parts] }: Multipart) {
  const rlmi = root && readRlmi(root.body);
  if (!rlmi?.ok || contentType.params.get("type") !== RLMI_TYPE) throw new Error("no meta-information");
  return { rlmi: rlmi.value, parts: new Map(parts.map((part) => [part.contentId ?? "", part])) };
}

function follow(copy: ListCopy<Content> | undefined, multipart: Multipart) {
  const { rlmi, parts } = readParts(multipart);
  return followList<Content>(copy, rlmi, (cid, previous) => {
    const part = parts.get(cid);
    if (part === undefined) throw new Error(`no part ${cid}`);
    return part.nested === undefined ? takeText(part, previous) : takeList(part.nested, previous);
  });
}

function takeList(multipart: Multipart, previous: Content | undefined): TakenBody<Content> {
  const followed = follow(previous?.kind === "list" ? previous.copy : undefined, multipart);
  if (followed.kind === "outdated") throw new Error("an outdated nested list");
  return { kind: followed.refreshWanted ? "lost" : "current", body: { kind: "list", copy: followed.copy } };
}

function takeText({ contentType, body }: BodyPart, previous: Content | undefined): TakenBody<Content> {
  if (contentType.mediaType !== "application/pidf-diff+xml") {
    return { kind: "current", body: { kind: "text", text: decodeUtf8(body) ?? "", presence: undefined } };
  }
  const followed = followPresence(previous?.kind === "text" ? previous.presence : undefined, body);
  if (followed.kind !== "current") return { kind: "lost", body: previous };
  const { copy } = followed;
  return { kind: "current", body: { kind: "text", text: copy.text, presence: copy } };
}

function rowsOf(copy: ListCopy<Content> | undefined): Readonly<Record<string, string>> {
  const rows: Record<string, string> = {};
  for (const [uri, { instances }] of copy?.rows ?? []) {
    const name = uri.replace(/^sip:/, "").replace("@office.test", "");
    const alive = instances.filter(({ state }) => state !== "terminated");
    const ended = instances.findLast(({ state }) => state === "terminated");
    if (alive.length > 0) rows[name] = alive.map(instanceWords).join(", ");
    else rows[name] = ended?.state === "terminated" ? `ended ${ended.reason}` : "unknown";
  }
  return rows;
}

const instanceWords = ({ body, state }: InstanceCopy<Content>): string =>
  state === "active" ? contentWords(body) : state;

function contentWords(content: Content | undefined): string {
  if (content === undefined) return "active without state";
  if (content.kind === "list") return JSON.stringify(rowsOf(content.copy));
  const note = /<note>([^<]*)<\/note>/.exec(content.text)?.[1];
  return note ?? (content.text.includes("<basic>open") ? "open" : "nothing");
}

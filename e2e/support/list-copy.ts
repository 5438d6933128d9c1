import { field, type Message } from "./sip-message";

/** What a subscriber has of one member: a word for how it stands, or its note; a list in the list has rows of its own. */
export type Row = readonly [uri: string, name: string, state: string | readonly Row[]];

interface Part {
  readonly type: string;
  readonly id: string;
  readonly body: string;
}

interface Instance {
  readonly word: string;
  readonly list: ListCopy | undefined;
}

/** A list as its subscriber assembles it (RFC 4662 section 5.6), which refuses whatever is not as it has to be. */
export class ListCopy {
  #version: number | undefined;
  #rows = new Map<string, { readonly name: string; readonly instances: ReadonlyMap<string, Instance> }>();

  get rows(): readonly Row[] {
    return [...this.#rows].map(([uri, { instances, name }]) => {
      const [first] = instances.values();
      if (first === undefined) return [uri, name, "unknown"];
      return [uri, name, first.list?.rows ?? first.word];
    });
  }

  takeNotify(notify: Message): void {
    check(field(notify, "require") === "eventlist", "a list without Require");
    if (notify.body !== "") this.#take(field(notify, "content-type"), notify.body);
  }

  #take(type: string, body: string): void {
    const [root, ...parts] = partsOf(type, body);
    check(root?.type.startsWith("application/rlmi+xml") === true, "no meta-information first");
    check(parameter(type, "start") === root?.id, "start names another part");
    const list = /<list\b[^>]*>/.exec(root?.body ?? "")?.[0] ?? "";
    const version = Number(attribute(list, "version"));
    const isFull = attribute(list, "fullState") === "true";
    check(version === (this.#version ?? -1) + 1, `version ${version} after ${this.#version}`);
    check(isFull || this.#version !== undefined, "partial state first");
    this.#version = version;
    const before = this.#rows;
    this.#rows = isFull ? new Map() : new Map(before);
    const left = new Map(parts.map((part) => [part.id.slice(1, -1), part]));
    check(left.size === parts.length, "two parts of one name");
    for (const [, resource = ""] of (root?.body ?? "").matchAll(/<resource\b(.*?(?:\/>|<\/resource>))/gs)) {
      const uri = attribute(resource, "uri");
      const instances = instancesIn(resource, left, before.get(uri)?.instances);
      this.#rows.set(uri, { name: plain(/<name[^>]*>([^<]*)/.exec(resource)?.[1] ?? ""), instances });
    }
    check(left.size === 0, "a part that nothing names");
  }

  /** The body of one instance, after what was known of it. */
  static read({ body, type }: Part, known: ListCopy | undefined): Instance {
    if (!type.startsWith("multipart/related")) {
      const notes = [...body.matchAll(/<note[^>]*>([^<]*)/g)].map(([, note]) => note);
      return { word: notes.join(" ") || "nothing", list: undefined };
    }
    const list = known ?? new ListCopy();
    list.#take(type, body);
    return { word: "", list };
  }
}

function instancesIn(
  resource: string,
  parts: Map<string, Part>,
  before: ReadonlyMap<string, Instance> | undefined,
): ReadonlyMap<string, Instance> {
  const instances = new Map<string, Instance>();
  for (const [instance] of resource.matchAll(/<instance\b[^>]*>/g)) {
    const id = attribute(instance, "id");
    check(!instances.has(id), "an instance twice");
    const cid = attribute(instance, "cid");
    const part = parts.get(cid);
    parts.delete(cid);
    switch (attribute(instance, "state")) {
      case "active":
        check(part !== undefined, `no part ${cid}`);
        if (part !== undefined) instances.set(id, ListCopy.read(part, before?.get(id)?.list));
        break;
      case "pending":
        instances.set(id, { word: "pending", list: undefined });
        break;
      default:
        check(attribute(instance, "reason") !== "", "an end without a reason");
        instances.set(id, { word: `ended ${attribute(instance, "reason")}`, list: undefined });
    }
  }
  return instances;
}

function partsOf(type: string, body: string): readonly Part[] {
  const boundary = parameter(type, "boundary");
  const [, ...pieces] = `\r\n${body}`.split(`\r\n--${boundary}`);
  check(pieces.pop()?.startsWith("--") === true, "a multipart without an end");
  return pieces.map((piece) => {
    const end = piece.indexOf("\r\n\r\n");
    const head = piece.slice(0, end);
    const header = (name: string) => new RegExp(`\\r\\n${name}: *(.*)`, "i").exec(head)?.[1] ?? "";
    return { type: header("Content-Type"), id: header("Content-ID"), body: piece.slice(end + 4) };
  });
}

const parameter = (value: string, name: string): string =>
  new RegExp(`${name}="?([^";]*)`).exec(value)?.[1] ?? "";

const attribute = (tag: string, name: string): string =>
  plain(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? "");

const plain = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

function check(isRight: boolean, otherwise: string): void {
  if (!isRight) throw new Error(otherwise);
}

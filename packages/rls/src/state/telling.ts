import { RLMI_TYPE, type RlmiList, writeRlmi } from "@porchlight/documents";
import type { RenderedBody } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import { buildMultipart, type PartToBuild, utf8Length } from "@porchlight/sip-message";
import type { Labels } from "./labels";
import type { Room } from "./room";

/** One notification while it is put together: the parts beside the meta-information of one list (RFC 4662 section 5). */
export class Telling {
  readonly #parts: PartToBuild[] = [];
  /** Octets that the texts of the parts have more than characters. */
  #surplusOctets = 0;

  constructor(
    readonly now: Instant,
    readonly room: Room,
    readonly labels: Labels,
  ) {}

  /** For a list in this one: its parts are its own (section 5.5). */
  inner(): Telling {
    return new Telling(this.now, this.room, this.labels);
  }

  add(body: RenderedBody, contentId: string): void {
    this.#parts.push(part(body, this.labels.fieldOf(contentId)));
    this.#surplusOctets += surplusOctets(body);
  }

  #fitting({ names, resources, ...list }: RlmiList): RlmiList {
    return {
      ...list,
      names: this.room.namesOf(names),
      resources: resources.map((each) => ({ ...each, names: this.room.namesOf(each.names) })),
    };
  }

  /** The whole body, its meta-information first. */
  body(list: RlmiList): RenderedBody {
    const text = writeRlmi(this.room.isFirm ? this.#fitting(list) : list);
    const root = { contentType: ROOT_TYPE, text, octets: utf8Length(text) };
    const start = this.labels.contentId();
    const { contentType, body } = buildMultipart({
      subtype: "related",
      boundary: this.labels.boundary(),
      params: [
        ["type", RLMI_TYPE],
        ["start", `<${start}>`],
      ],
      parts: [part(root, this.labels.fieldOf(start)), ...this.#parts],
    });
    return { contentType, text: body, octets: body.length + surplusOctets(root) + this.#surplusOctets };
  }
}

const BINARY = ["Content-Transfer-Encoding", "binary"] as const;

const ROOT_TYPE = `${RLMI_TYPE};charset="UTF-8"`;

const part = (
  { contentType, text }: RenderedBody,
  contentId: readonly [name: string, value: string],
): PartToBuild => ({
  contentType,
  headers: [BINARY, contentId],
  body: text,
});

const surplusOctets = ({ contentType, text, octets }: RenderedBody): number =>
  octets - text.length + utf8Length(contentType) - contentType.length;

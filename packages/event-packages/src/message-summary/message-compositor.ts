import {
  MESSAGE_SUMMARY_TYPE,
  type MessageSummary,
  mergeSummaries,
  readMessageSummary,
  writeMessageSummary,
} from "@porchlight/documents";
import type {
  Compositor,
  PublicationRefusal,
  PublishedDocument,
  PublishedText,
  RenderedBody,
  SourceId,
} from "@porchlight/event-notifier";
import { fail, ok, type Result } from "@porchlight/kernel";
import { utf8Length } from "../utf8-length";

/** A message summary that was read and found right. */
class MessagePublication {
  constructor(readonly summary: MessageSummary) {}
}

/** What each message store says of one mailbox, as one summary. */
export class MessageCompositor implements Compositor {
  readonly turnsAt = undefined;
  readonly #sources = new Map<SourceId, MessageSummary>();
  #version = 0;
  #rendered: RenderedBody | undefined;

  constructor(readonly mailbox: string) {}

  get version(): number {
    return this.#version;
  }

  get isEmpty(): boolean {
    return this.#sources.size === 0;
  }

  wholeText(sent: PublishedText): Result<PublishedText, PublicationRefusal> {
    return ok(sent);
  }

  read(contentType: string, body: Uint8Array): Result<PublishedDocument, PublicationRefusal> {
    const [type = ""] = contentType.split(";");
    if (type.trim().toLowerCase() !== MESSAGE_SUMMARY_TYPE) return fail({ kind: "unsupported-type" });
    const summary = readMessageSummary(body);
    return summary.ok
      ? ok(sealed(new MessagePublication(summary.value)))
      : fail({ kind: "malformed", reason: summary.error });
  }

  put(source: SourceId, document: PublishedDocument): void {
    this.#sources.set(source, unsealed(document));
    this.#changed();
  }

  remove(source: SourceId): void {
    this.#sources.delete(source);
    this.#changed();
  }

  has(source: SourceId): boolean {
    return this.#sources.has(source);
  }

  advance(): void {}

  render(): RenderedBody {
    this.#rendered ??= this.#body();
    return this.#rendered;
  }

  #changed(): void {
    this.#version += 1;
    this.#rendered = undefined;
  }

  #body(): RenderedBody {
    const text = writeMessageSummary(mergeSummaries([...this.#sources.values()], this.mailbox));
    return { contentType: MESSAGE_SUMMARY_TYPE, text, octets: utf8Length(text) };
  }
}

const sealed = (publication: object): PublishedDocument => publication as PublishedDocument;

function unsealed(document: PublishedDocument): MessageSummary {
  const publication: object = document;
  if (publication instanceof MessagePublication) return publication.summary;
  throw new Error("a document of another event package");
}

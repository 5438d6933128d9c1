import type { DocumentCopy } from "@porchlight/documents";
import type { Result } from "@porchlight/kernel";
import { addressUri, parseAddress } from "../address";
import { DigestSession } from "../digest/digest-session";
import type { Listenable } from "../support/typed-emitter";
import type { BindingsAddress, DocumentAddress, XcapAddress } from "./address/xcap-address";
import type { Condition } from "./http/condition";
import { XcapExchange } from "./http/xcap-exchange";
import type { XcapCapabilities } from "./read-capabilities";
import type { DirectoryFolder } from "./read-directory";
import { type Updated, type UpdateOptions, updateDocument, type XcapEdit } from "./update-document";
import { type Written, XcapClient, type XcapClientEvents } from "./xcap-client";
import type { XdmFailure } from "./xdm-failure";

/** How to make an `XdmClient`. */
export interface XdmClientOptions {
  /** Address of record: `alice@office.test`, with or without `sip:`. */
  readonly aor: string;
  readonly password: string;
  /** Digest username; the user part of the address when absent. */
  readonly username?: string;
  /** The only realm whose challenges are answered; the domain of the address when absent. */
  readonly realm?: string;
  /** XCAP root, an http: or https: URL without query; `https://xcap.DOMAIN` when absent (RFC 4825 §6.1). */
  readonly root?: string;
  /** Milliseconds an answer may take. Default 20 000. */
  readonly answerWaitMs?: number;
  /** Octets an answer may have. Default 16 MiB. */
  readonly longestAnswer?: number;
}

/**
 * The documents of one user and what others let them read (XCAP, RFC 4825). Entity-tags are without the quotes of HTTP.
 * A "no" is a value of a closed union; nothing is thrown once the client is made.
 */
export interface XdmClient extends Listenable<XcapClientEvents> {
  /** Without a slash at the end. */
  readonly root: string;
  /** The user's identifier in documents: the address of record with scheme. */
  readonly xui: string;
  /** A document, an element as it is stored, or the value of an attribute, with the version of the document. */
  get(address: XcapAddress): Promise<Result<DocumentCopy, XdmFailure>>;
  /** What is newer than `etag`; undefined when that is the newest. */
  getIfChanged(address: XcapAddress, etag: string): Promise<Result<DocumentCopy | undefined, XdmFailure>>;
  /** Namespaces by prefix, the default namespace by the empty one. */
  getBindings(address: BindingsAddress): Promise<Result<ReadonlyMap<string, string>, XdmFailure>>;
  /** Creates or replaces. `text` is a document, one element, or the value of an attribute. */
  put(address: XcapAddress, text: string, condition?: Condition): Promise<Result<Written, XdmFailure>>;
  delete(address: XcapAddress, condition?: Condition): Promise<Result<Written, XdmFailure>>;
  /**
   * Reads, edits, and writes on the condition that nobody else wrote meanwhile; when somebody did, again from the
   * newest version, a bounded number of times. What the edit refuses is handed through.
   */
  update<Refusal = never>(
    document: DocumentAddress,
    edit: XcapEdit<Refusal>,
    options?: UpdateOptions,
  ): Promise<Result<Updated, XdmFailure | Refusal>>;
  /** What the server can do. */
  capabilities(): Promise<Result<XcapCapabilities, XdmFailure>>;
  /** Everything the user keeps, folder by folder; servers of OMA have it. */
  directory(): Promise<Result<readonly DirectoryFolder[], XdmFailure>>;
  /** Gives up what is under way. */
  close(): void;
}

/** Makes a client; nothing is sent yet. Throws a TypeError when the options cannot work. */
export function createXdmClient(options: XdmClientOptions): XdmClient {
  return new Client(options);
}

const defaultWaitMs = 20_000;
const defaultLongestAnswer = 16_777_216;

class Client extends XcapClient implements XdmClient {
  constructor(options: XdmClientOptions) {
    const parsed = parseAddress(options.aor);
    const aor = parsed.ok ? addressUri(parsed.value) : undefined;
    if (!parsed.ok || !aor) throw new TypeError(`Not an address: ${options.aor.slice(0, 100)}`);
    const root = rootOf(options.root ?? `https://xcap.${aor.host}`);
    const digest = new DigestSession({
      username: options.username ?? decodeURIComponent(aor.user ?? ""),
      password: options.password,
      realm: options.realm ?? aor.host,
    });
    const { answerWaitMs = defaultWaitMs, longestAnswer = defaultLongestAnswer } = options;
    super(root, parsed.value, new XcapExchange(digest, { waitMs: answerWaitMs, longestAnswer }));
  }

  update<Refusal = never>(document: DocumentAddress, edit: XcapEdit<Refusal>, options: UpdateOptions = {}) {
    return updateDocument(this, document, edit, options);
  }
}

function rootOf(text: string): string {
  if (!/^https?:\/\/[^\s?#]+$/i.test(text) || !URL.canParse(text))
    throw new TypeError("`root` must be an http: or https: URL without query.");
  return text.replace(/\/+$/, "");
}

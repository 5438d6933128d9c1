import { fail, ok, type Result } from "@porchlight/kernel";
import { addressUri, parseAddress } from "../address";
import { digestFor } from "../digest/digest-for";
import { entityTag, newerThan } from "../http/condition";
import { type HttpAnswer, HttpExchange, type HttpOutcome } from "../http/http-exchange";
import { textOf } from "../http/read-body";
import { rootUrl } from "../http/root-url";
import type { AnnouncedContent } from "./announced-content";
import { checkContent } from "./check-content";
import { type ContentFailure, contentFailure } from "./content-failure";
import { fetchForeign } from "./fetch-foreign";
import { screen } from "./screening";
import { readStoredObject, readStoredObjects, type StoredObject } from "./stored-object";

/** How to make a `ContentClient`. */
export interface ContentClientOptions {
  /** Address of record: `alice@office.test`, with or without `sip:`. */
  readonly aor: string;
  readonly password: string;
  /** Digest username; the user part of the address when absent. */
  readonly username?: string;
  /** The only realm whose challenges are answered; the domain of the address when absent. */
  readonly realm?: string;
  /** The content server, an http: or https: URL without query: `https://office.test/content`. */
  readonly root: string;
  /** Octets an object may have. Default 1 MiB. */
  readonly largestObject?: number;
  /** An answer may take so long, in milliseconds. Default 20 000. */
  readonly answerWaitMs?: number;
}

export interface ContentToStore {
  readonly contentType: string;
  readonly data: Uint8Array;
  /** The server's own choice when absent. */
  readonly lifetimeSeconds?: number;
}

export interface FetchedContent {
  readonly data: Uint8Array;
  /** As the server says. */
  readonly contentType: string;
  readonly etag: string | undefined;
}

/** Objects that documents refer to: those of one user, and those of others that the user is shown. A "no" is a value. */
export interface ContentClient {
  /** Without a slash at the end. */
  readonly root: string;
  /** Stores under a name of letters, digits and `._~-`; what had that name is replaced. */
  put(name: string, object: ContentToStore): Promise<Result<StoredObject, ContentFailure>>;
  /** Stores under a name that nobody can guess. */
  post(object: ContentToStore): Promise<Result<StoredObject, ContentFailure>>;
  /** The user's objects. */
  list(): Promise<Result<readonly StoredObject[], ContentFailure>>;
  delete(name: string): Promise<Result<void, ContentFailure>>;
  /** Fetches what a reference leads to, and checks it: place, expiration, size, hashes (RFC 4483 §5, §7). */
  fetch(announced: AnnouncedContent): Promise<Result<FetchedContent, ContentFailure>>;
  /**
   * Fetches an object of the own content server of which nothing more than its URL is known. Undefined when it is the
   * one of that `etag` still.
   */
  fetchUrl(url: string, etag?: string): Promise<Result<FetchedContent | undefined, ContentFailure>>;
  /** Gives up what is under way. */
  close(): void;
}

/** Makes a client; nothing is sent yet. Throws a TypeError when the options cannot work. */
export const createContentClient = (options: ContentClientOptions): ContentClient => new Client(options);

const defaultLargestObject = 1_048_576;

class Client implements ContentClient {
  readonly root: string;
  readonly #collection: string;
  readonly #exchange: HttpExchange;
  readonly #limits: { readonly waitMs: number; readonly longestAnswer: number };

  constructor(options: ContentClientOptions) {
    const parsed = parseAddress(options.aor);
    const aor = parsed.ok ? addressUri(parsed.value) : undefined;
    if (!parsed.ok || !aor) throw new TypeError(`Not an address: ${options.aor.slice(0, 100)}`);
    this.root = rootUrl(options.root);
    this.#collection = `${this.root}/${encodeURIComponent(parsed.value)}`;
    this.#limits = {
      waitMs: options.answerWaitMs ?? 20_000,
      longestAnswer: options.largestObject ?? defaultLargestObject,
    };
    this.#exchange = new HttpExchange(digestFor(aor, options), this.#limits);
  }

  async put(name: string, object: ContentToStore): Promise<Result<StoredObject, ContentFailure>> {
    return reading(await this.#store("PUT", this.#urlOf(name), object), readStoredObject);
  }

  async post(object: ContentToStore): Promise<Result<StoredObject, ContentFailure>> {
    return reading(await this.#store("POST", this.#collection, object), readStoredObject);
  }

  async list(): Promise<Result<readonly StoredObject[], ContentFailure>> {
    const headers = { Accept: "application/json" };
    const url = new URL(this.#collection);
    return reading(await this.#exchange.send({ method: "GET", url, headers }), readStoredObjects);
  }

  async delete(name: string): Promise<Result<void, ContentFailure>> {
    const url = new URL(this.#urlOf(name));
    const outcome = await this.#exchange.send({ method: "DELETE", url, headers: {} });
    return isSuccess(outcome) ? ok(undefined) : fail(contentFailure(outcome));
  }

  async fetch(announced: AnnouncedContent): Promise<Result<FetchedContent, ContentFailure>> {
    const { expiresAt, octets, data, contentType = "" } = announced;
    if (data !== undefined) return checkContent({ data, contentType, etag: undefined }, announced);
    const place = screen(announced, this.root);
    if (place === "refused") return fail({ kind: "not-fetched", reason: "place" });
    if (expiresAt === undefined) return fail({ kind: "not-fetched", reason: "no-expiration" });
    if (expiresAt <= Date.now()) return fail({ kind: "expired" });
    if (octets !== undefined && octets > this.#limits.longestAnswer) return fail({ kind: "too-large" });
    const outcome =
      place === "own" ? await this.#get(announced.url) : await fetchForeign(announced.url, this.#limits);
    const fetched = contentOf(outcome);
    return fetched.ok ? checkContent(fetched.value, announced) : fetched;
  }

  async fetchUrl(url: string, etag?: string): Promise<Result<FetchedContent | undefined, ContentFailure>> {
    const unknown = { contentId: undefined, contentType: undefined, octets: undefined, expiresAt: undefined };
    const place = screen({ url, ...unknown, sha1: undefined, sha256: undefined }, this.root);
    if (place !== "own") return fail({ kind: "not-fetched", reason: "place" });
    const outcome = await this.#get(url, etag);
    const isSame = outcome.kind === "answer" && outcome.status === 304;
    return isSame ? ok(undefined) : contentOf(outcome);
  }

  close(): void {
    this.#exchange.close();
  }

  #get(url: string, etag?: string): Promise<HttpOutcome> {
    const headers = etag === undefined ? {} : newerThan(etag);
    return this.#exchange.send({ method: "GET", url: new URL(url), headers });
  }

  #store(method: "PUT" | "POST", url: string, object: ContentToStore): Promise<HttpOutcome> {
    const { contentType, data, lifetimeSeconds } = object;
    const lifetime = lifetimeSeconds === undefined ? {} : { "X-Lifetime": lifetimeSeconds.toFixed(0) };
    const headers = { "Content-Type": contentType, ...lifetime };
    return this.#exchange.send({ method, url: new URL(url), headers, body: data });
  }

  #urlOf(name: string): string {
    return `${this.#collection}/${encodeURIComponent(name)}`;
  }
}

const isSuccess = (outcome: HttpOutcome): outcome is HttpAnswer =>
  outcome.kind === "answer" && outcome.status >= 200 && outcome.status < 300;

function contentOf(outcome: HttpOutcome): Result<FetchedContent, ContentFailure> {
  if (!isSuccess(outcome)) return fail(contentFailure(outcome));
  const { octets, header } = outcome;
  return ok({ data: octets, contentType: header("content-type") ?? "", etag: entityTag(header("etag")) });
}

function reading<Value>(
  outcome: HttpOutcome,
  read: (json: unknown) => Value | undefined,
): Result<Value, ContentFailure> {
  if (!isSuccess(outcome)) return fail(contentFailure(outcome));
  const value = read(jsonOf(outcome.octets));
  return value === undefined ? fail({ kind: "unreadable-answer" }) : ok(value);
}

function jsonOf(octets: Uint8Array): unknown {
  try {
    return JSON.parse(textOf(octets) ?? "");
  } catch {
    return undefined;
  }
}

import type { DocumentCopy } from "@porchlight/documents";
import { fail, ok, type Result } from "@porchlight/kernel";
import { type Condition, conditionFields, entityTag, newerThan } from "../http/condition";
import { TypedEmitter } from "../support/typed-emitter";
import { usages } from "./address/application-usage";
import type { BindingsAddress, XcapAddress } from "./address/xcap-address";
import { globalDocument, userDocument } from "./address/xcap-address";
import { whyNotPut } from "./check-request";
import { attributeBody, attributeBodyValue } from "./http/attribute-value";
import type { XcapAnswer, XcapExchange, XcapOutcome, XcapRequest } from "./http/xcap-exchange";
import { readBindings } from "./read-bindings";
import { readCapabilities, type XcapCapabilities } from "./read-capabilities";
import { type DirectoryFolder, readDirectory } from "./read-directory";
import { failureOf, type XdmFailure } from "./xdm-failure";

/** What a write came to. */
export interface Written {
  /** The document's new version; undefined when it is gone, or the server did not say. */
  readonly etag: string | undefined;
  readonly created: boolean;
}

/** A write of this client that the server accepted. */
export interface WriteEvent extends Written {
  readonly address: XcapAddress;
  /** What was put; undefined for a DELETE. */
  readonly text: string | undefined;
}

export interface XcapClientEvents {
  readonly written: WriteEvent;
}

/** The requests of a client to documents and their nodes (RFC 4825 §7). */
export class XcapClient extends TypedEmitter<XcapClientEvents> {
  constructor(
    readonly root: string,
    readonly xui: string,
    private readonly exchange: XcapExchange,
  ) {
    super();
  }

  async get(address: XcapAddress): Promise<Result<DocumentCopy, XdmFailure>> {
    return copyOf(address, await this.#send("GET", address.path, {}));
  }

  /** What is newer than `etag`; undefined when that is the newest. */
  async getIfChanged(
    address: XcapAddress,
    etag: string,
  ): Promise<Result<DocumentCopy | undefined, XdmFailure>> {
    const outcome = await this.#send("GET", address.path, newerThan(etag));
    if (outcome.kind === "answer" && outcome.status === 304) return ok(undefined);
    return copyOf(address, outcome);
  }

  async getBindings({ path }: BindingsAddress): Promise<Result<ReadonlyMap<string, string>, XdmFailure>> {
    return reading(await this.#send("GET", path, {}), "application/xcap-ns+xml", readBindings);
  }

  async put(address: XcapAddress, text: string, condition?: Condition): Promise<Result<Written, XdmFailure>> {
    const reason = whyNotPut(address, text);
    if (reason !== undefined) return fail({ kind: "invalid", reason });
    const fields = { ...conditionFields(condition), "Content-Type": contentTypeOf(address) };
    const body = address.kind === "attribute" ? attributeBody(text) : text;
    return this.#written(address, text, await this.#send("PUT", address.path, fields, body));
  }

  async delete(address: XcapAddress, condition?: Condition): Promise<Result<Written, XdmFailure>> {
    const outcome = await this.#send("DELETE", address.path, conditionFields(condition));
    return this.#written(address, undefined, outcome);
  }

  /** The body of a resource beside the documents, on the origin of the root and with the same credentials. */
  async getBeside(path: string, contentType: string): Promise<Result<string, XdmFailure>> {
    const url = new URL(path, this.root);
    const outcome = await this.exchange.send({ method: "GET", url, headers: { Accept: contentType } });
    return reading(outcome, contentType, (body) => body);
  }

  async capabilities(): Promise<Result<XcapCapabilities, XdmFailure>> {
    const { path, usage } = globalDocument(usages["xcap-caps"]);
    return reading(await this.#send("GET", path, {}), usage.contentType, readCapabilities);
  }

  async directory(): Promise<Result<readonly DirectoryFolder[], XdmFailure>> {
    const address = userDocument(usages["org.openmobilealliance.xcap-directory"], this.xui, "directory.xml");
    return reading(await this.#send("GET", address.path, {}), address.usage.contentType, readDirectory);
  }

  close(): void {
    this.exchange.close();
  }

  #written(
    address: XcapAddress,
    text: string | undefined,
    outcome: XcapOutcome,
  ): Result<Written, XdmFailure> {
    if (outcome.kind !== "answer" || !isSuccess(outcome)) return fail(failureOf(outcome));
    const written = { etag: entityTag(outcome.header("etag")), created: outcome.status === 201 };
    this.emit("written", { ...written, address, text });
    return ok(written);
  }

  #send(method: XcapRequest["method"], path: string, headers: XcapRequest["headers"], body?: string) {
    return this.exchange.send({ method, url: new URL(`${this.root}/${path}`), headers, body });
  }
}

const isSuccess = ({ status }: XcapAnswer): boolean => status >= 200 && status < 300;

function copyOf(address: XcapAddress, outcome: XcapOutcome): Result<DocumentCopy, XdmFailure> {
  if (outcome.kind !== "answer") return fail(failureOf(outcome));
  const etag = entityTag(outcome.header("etag"));
  return reading(outcome, contentTypeOf(address), (body) => {
    const text = address.kind === "attribute" ? attributeBodyValue(body) : body;
    return etag === undefined || text === undefined ? undefined : { etag, text };
  });
}

/** What `read` makes of the body of a 200 of that type. */
function reading<Value>(
  outcome: XcapOutcome,
  contentType: string,
  read: (body: string) => Value | undefined,
): Result<Value, XdmFailure> {
  if (outcome.kind !== "answer" || outcome.status !== 200) return fail(failureOf(outcome));
  const type = outcome.header("content-type")?.split(";")[0]?.trim().toLowerCase();
  const value = type === contentType ? read(outcome.body) : undefined;
  return value === undefined ? fail({ kind: "unreadable-answer" }) : ok(value);
}

function contentTypeOf(address: XcapAddress): string {
  switch (address.kind) {
    case "document":
      return address.usage.contentType;
    case "element":
      return "application/xcap-el+xml";
    case "attribute":
      return "application/xcap-att+xml";
  }
}

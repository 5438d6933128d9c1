import { isInOrder, type PresenceDocument, readPresence } from "@porchlight/documents";
import type { Compositor, PublicationRefusal } from "@porchlight/event-notifier";
import { instant, type Result } from "@porchlight/kernel";
import { parseXml, type XmlElement } from "@porchlight/xml";
import { DocumentLibrary, PresenceAuthority } from "../src/index";
import { type PresencePackageOptions, presencePackage } from "../src/presence/presence-package";
import { FULL_VIEW } from "../src/presence/presence-view";

export const ALICE = "sip:alice@example.com";
export const PIDF = "application/pidf+xml";

/** Lets everybody see everything. */
export const openAuthority = (): PresenceAuthority =>
  new PresenceAuthority({
    library: new DocumentLibrary(),
    root: undefined,
    rootAliases: [],
    agents: new Set(),
    foreignListsAllowed: false,
    settingsFor: () => ({
      anonymousMode: "oma",
      defaultHandling: { ownDomain: "allow", others: "allow" },
    }),
  });

/** A presence document of alice with the usual prefixes. */
export const presence = (content: string, entity = ALICE): string =>
  `<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" xmlns:op="urn:oma:xml:prs:pidf:oma-pres" xmlns:x="urn:x" entity="${entity}">${content}</presence>`;

/** Alice's compositor, with sources that publish and go. */
export class PresenceDesk {
  readonly compositor: Compositor;

  constructor(options: Omit<PresencePackageOptions, "authority" | "library"> = {}) {
    this.compositor = presencePackage({
      ...options,
      authority: openAuthority(),
      library: new DocumentLibrary(),
    }).compositor(ALICE, instant(0));
  }

  read(text: string, contentType = PIDF): Result<unknown, PublicationRefusal> {
    return this.compositor.read(contentType, new TextEncoder().encode(text));
  }

  /** `at` in seconds. */
  publish(source: string, text: string, at = 0): this {
    const document = this.compositor.read(PIDF, new TextEncoder().encode(text));
    if (!document.ok) throw new Error(JSON.stringify(document.error));
    this.compositor.put(source, document.value, instant(at * 1000));
    return this;
  }

  leave(source: string): this {
    this.compositor.remove(source);
    return this;
  }

  text(): string {
    return this.compositor.render(FULL_VIEW).text;
  }

  /** What a watcher reads; fails when the composed document is not valid. */
  seen(): PresenceDocument {
    return readComposed(this.text());
  }
}

/** Reads a composed document; what does not validate is a failure of the test. */
export function readComposed(text: string): PresenceDocument {
  return readRoot(text).document;
}

export function readRoot(text: string): { document: PresenceDocument; root: XmlElement } {
  const xml = parseXml(text);
  const document = xml.ok ? readPresence(xml.value, ALICE) : xml;
  if (!xml.ok || !document.ok || !isInOrder(xml.value))
    throw new Error(`${JSON.stringify(document)}\n${text}`);
  return { document: document.value, root: xml.value.root };
}

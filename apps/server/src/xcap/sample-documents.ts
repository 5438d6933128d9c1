import type { Account } from "@porchlight/accounts";
import { RESOURCE_LISTS, XML_DECLARATION } from "@porchlight/documents";
import { BLOCKED_CONTACTS, defaultRules, GRANTED_CONTACTS } from "@porchlight/policy";
import { element, serializeElement, type XmlElement } from "@porchlight/xml";
import { createDocument, type FirstDocumentParts, listsKey, rulesKey } from "./documents/create-document";

export interface SampleDocuments extends FirstDocumentParts {
  /** XCAP root that references name. */
  readonly root: string;
}

type Colleague = Pick<Account, "aor" | "displayName">;

/** Who lets nobody see him without being asked. */
const ASKS_FIRST = "dave";

/** First documents of the sample office: everybody has everybody else as a contact, and one is asked before he is seen. */
export async function writeSampleDocuments(
  accounts: readonly Colleague[],
  parts: SampleDocuments,
): Promise<void> {
  for (const { aor } of accounts) {
    const others = accounts.filter((other) => other.aor !== aor);
    await createDocument(listsKey(aor), contactLists(others), CLIENT, parts);
    if (!aor.startsWith(`sip:${ASKS_FIRST}@`)) continue;
    await createDocument(rulesKey(aor), defaultRules({ xui: aor, xcapRoot: parts.root }), CLIENT, parts);
  }
}

const CLIENT = "first run";

/** The shared lists of OMA: whom one knows and who may or may not see one without being asked. */
function contactLists(colleagues: readonly Colleague[]): string {
  const entries = colleagues.map(({ aor, displayName }) =>
    element("entry", RESOURCE_LISTS, { uri: aor }, [
      element("display-name", RESOURCE_LISTS, {}, [displayName]),
    ]),
  );
  const lists = element("resource-lists", RESOURCE_LISTS, {}, [
    list("oma_buddylist", "Colleagues", entries),
    list(GRANTED_CONTACTS, "May see me", []),
    list(BLOCKED_CONTACTS, "Blocked", []),
  ]);
  return `${XML_DECLARATION}\n${serializeElement(lists)}`;
}

const list = (name: string, title: string, entries: readonly XmlElement[]): XmlElement =>
  element("list", RESOURCE_LISTS, { name }, [
    element("display-name", RESOURCE_LISTS, {}, [title]),
    ...entries,
  ]);

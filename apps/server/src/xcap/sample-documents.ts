import type { Account } from "@porchlight/accounts";
import type { Clock, IdSource } from "@porchlight/kernel";
import type { DocumentArchive } from "@porchlight/store";
import type { DocumentKey } from "@porchlight/xdm";
import { element, rebuild, serializeElement, type XmlElement } from "@porchlight/xml";

export interface SampleDocuments {
  readonly documents: DocumentArchive;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** XCAP root that references name. */
  readonly root: string;
}

type Colleague = Pick<Account, "aor" | "displayName">;

const LISTS = "urn:ietf:params:xml:ns:resource-lists";
const COMMON_POLICY = "urn:ietf:params:xml:ns:common-policy";
const PRES_RULES = "urn:ietf:params:xml:ns:pres-rules";
const OMA_POLICY = "urn:oma:xml:xdm:common-policy";

const PREFIXES: ReadonlyMap<string, string> = new Map([
  ["cr", COMMON_POLICY],
  ["pr", PRES_RULES],
  ["ocp", OMA_POLICY],
]);

/** Who lets nobody see him without being asked. */
const ASKS_FIRST = "dave";

/** First documents of the sample office: everybody has everybody else as a contact, and one is asked before he is seen. */
export async function writeSampleDocuments(
  accounts: readonly Colleague[],
  parts: SampleDocuments,
): Promise<void> {
  for (const { aor } of accounts) {
    const others = accounts.filter((other) => other.aor !== aor);
    await create(
      { auid: "resource-lists", tree: "users", xui: aor, path: "index" },
      contactLists(others),
      parts,
    );
    if (!aor.startsWith(`sip:${ASKS_FIRST}@`)) continue;
    const auid = "org.openmobilealliance.pres-rules";
    await create({ auid, tree: "users", xui: aor, path: "pres-rules" }, askingRules(aor, parts.root), parts);
  }
}

/** A document that is there already is its owner's. */
async function create(key: DocumentKey, root: XmlElement, { documents, clock, ids }: SampleDocuments) {
  await documents.write({
    kind: "put",
    key,
    expected: { kind: "absent" },
    text: `<?xml version="1.0" encoding="UTF-8"?>\n${serializeElement(root)}`,
    etag: ids.token(128),
    at: clock(),
    author: "system",
    client: "first run",
  });
}

/** The shared lists of OMA: whom one knows and who may or may not see one without being asked. */
function contactLists(colleagues: readonly Colleague[]): XmlElement {
  const entries = colleagues.map(({ aor, displayName }) =>
    element("entry", LISTS, { uri: aor }, [element("display-name", LISTS, {}, [displayName])]),
  );
  return element("resource-lists", LISTS, {}, [
    list("oma_buddylist", "Colleagues", entries),
    list("oma_grantedcontacts", "May see me", []),
    list("oma_blockedcontacts", "Blocked", []),
  ]);
}

const list = (name: string, title: string, entries: readonly XmlElement[]): XmlElement =>
  element("list", LISTS, { name }, [element("display-name", LISTS, {}, [title]), ...entries]);

/** The rules that phones know by these names (policy.md section 7): whoever is on no list is asked for. */
function askingRules(aor: string, root: string): XmlElement {
  const named = (name: string): string =>
    `${root}/resource-lists/users/${aor}/index/~~/resource-lists/list%5B@name=%22${name}%22%5D`;
  const rules = element("cr:ruleset", COMMON_POLICY, {}, [
    rule("wp_prs_allow_own", identity(aor), "allow"),
    rule("wp_prs_block_anonymous", element("ocp:anonymous-request", OMA_POLICY), "block"),
    rule("wp_prs_unlisted", element("ocp:other-identity", OMA_POLICY), "confirm"),
    rule("wp_prs_grantedcontacts", onList(named("oma_grantedcontacts")), "allow"),
    rule("wp_prs_blockedcontacts", onList(named("oma_blockedcontacts")), "block"),
  ]);
  return rebuild(rules, { declarations: PREFIXES });
}

function rule(id: string, condition: XmlElement, handling: "allow" | "block" | "confirm"): XmlElement {
  const action = element("pr:sub-handling", PRES_RULES, {}, [handling]);
  return element("cr:rule", COMMON_POLICY, { id }, [
    element("cr:conditions", COMMON_POLICY, {}, [condition]),
    element("cr:actions", COMMON_POLICY, {}, [action]),
    ...(handling === "allow" ? [everything()] : []),
  ]);
}

const identity = (aor: string): XmlElement =>
  element("cr:identity", COMMON_POLICY, {}, [element("cr:one", COMMON_POLICY, { id: aor })]);

const onList = (anchor: string): XmlElement =>
  element("ocp:external-list", OMA_POLICY, {}, [element("ocp:entry", OMA_POLICY, { anc: anchor })]);

const everything = (): XmlElement =>
  element("cr:transformations", COMMON_POLICY, {}, [
    element("pr:provide-services", PRES_RULES, {}, [element("pr:all-services", PRES_RULES)]),
    element("pr:provide-persons", PRES_RULES, {}, [element("pr:all-persons", PRES_RULES)]),
    element("pr:provide-devices", PRES_RULES, {}, [element("pr:all-devices", PRES_RULES)]),
    element("pr:provide-all-attributes", PRES_RULES),
  ]);

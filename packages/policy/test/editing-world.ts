import { instant } from "@porchlight/kernel";
import { parseXml } from "@porchlight/xml";
import {
  compileRuleset,
  type Decision,
  type DocumentChange,
  decide,
  governingRules,
  identityOf,
  type ListLookup,
  listAnchor,
  type RulesInForce,
  resolveList,
  viewKeyOf,
  watcherOf,
} from "../src/index";
import { type Occasion, rulesText } from "../src/testing";
import { ALICE } from "./policy-world";

export const ROOT = "https://example.com/xcap-root";
export const OMA = `org.openmobilealliance.pres-rules/users/${ALICE}/pres-rules`;
export const IETF = `pres-rules/users/${ALICE}/`;
export const LISTS = `resource-lists/users/${ALICE}/index`;
export const anchorOf = (name: string): string => listAnchor(ROOT, ALICE, name);

export const inForce = (
  documents: Readonly<Record<string, string>>,
  defaultHandling: RulesInForce["defaultHandling"] = { ownDomain: "confirm", others: "confirm" },
): RulesInForce => ({
  xui: ALICE,
  xcapRoot: ROOT,
  documents: new Map(Object.entries(documents)),
  defaultHandling,
});

export const written = (rules: RulesInForce, changes: readonly DocumentChange[]): RulesInForce => ({
  ...rules,
  documents: new Map([...rules.documents, ...changes.map(({ path, text }) => [path, text] as const)]),
});

/** The question the server would ask of these documents. */
export function decided(rules: RulesInForce, at: Omit<Occasion, "lists">): Decision {
  const { documents, defaultHandling } = rules;
  const oma = documents.get(OMA);
  const ietf = [...documents].filter(([path]) => path.startsWith(IETF)).map(([, text]) => text);
  return decide({
    presentity: identityOf(ALICE),
    watcher: watcherOf(at.identities, at.anonymous),
    rules: governingRules(
      oma === undefined ? undefined : compileRuleset(oma),
      ietf.map((text) => compileRuleset(text)),
    ),
    now: instant(at.now),
    sphere: at.sphere,
    lists: lookupIn(documents),
    settings: { anonymousMode: at.mode, defaultHandling },
  });
}

const lookupIn =
  (documents: ReadonlyMap<string, string>): ListLookup =>
  (anchor) =>
    resolveList(
      anchor,
      {
        readDocument: (path) => {
          const parsed = parseXml(documents.get(path) ?? "");
          return parsed.ok ? parsed.value.root : undefined;
        },
      },
      { roots: [ROOT], xui: ALICE, foreignListsAllowed: false },
    );

export const outcome = (decision: Decision): string => `${decision.handling} ${viewKeyOf(decision)}`;

export const lists = (members: Readonly<Record<string, readonly string[]>>): string =>
  `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists">${Object.entries(members)
    .map(
      ([name, uris]) => `<list name="${name}">${uris.map((uri) => `<entry uri="${uri}"/>`).join("")}</list>`,
    )
    .join("")}</resource-lists>`;

export { rulesText };

import type { RulesInForce } from "@porchlight/policy";
import { sameRootIn } from "../http/root-url";
import type { XdmClient } from "../xdm/xdm-client";
import type { Copies } from "./rules-documents";

type DefaultHandling = RulesInForce["defaultHandling"];

/** The documents of a user in the form they are evaluated and edited in. */
export const inForceOf = (
  { root, xui }: Pick<XdmClient, "root" | "xui">,
  copies: Copies,
  defaultHandling: DefaultHandling,
): RulesInForce => ({
  xui,
  xcapRoot: root,
  rootsFor: (anchor) => [root, ...sameRootIn(anchor, root)],
  documents: new Map([...copies].map(([path, { text }]) => [path, text])),
  defaultHandling,
});

export const hasRules = (copies: Copies): boolean =>
  [...copies.keys()].some((path) => /^(?:org\.openmobilealliance\.)?pres-rules\//.test(path));

/** Where there are rules, nothing holds without them. */
export const NO_DEFAULT: DefaultHandling = { ownDomain: "block", others: "block" };

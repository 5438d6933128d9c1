import type { RulesInForce } from "@porchlight/policy";
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

/** The root as a reference spells it: a server is reached by several names, its root has one path. */
function sameRootIn(anchor: string, root: string): readonly string[] {
  const origin = /^https?:\/\/[^/?#]+/i.exec(anchor)?.[0];
  const { pathname } = new URL(root);
  const path = pathname === "/" ? "" : pathname;
  return origin !== undefined && anchor.startsWith(`${origin}${path}/`) ? [origin + path] : [];
}

import type { Decidee, Naming } from "@porchlight/presence-client";
import { visibleText } from "@porchlight/ui";
import { lateWords } from "../words/late-words";
import { domainOf } from "./names";

/** Somebody, or all of a domain, as words for a sentence. */
export interface Whom {
  readonly name: string;
  readonly isPlural: boolean;
}

export function whomOf(about: Decidee, { nameOf }: Naming, entity: string): Whom {
  if ("watcher" in about) return { name: visibleText(nameOf(about.watcher), 100), isPlural: false };
  const domain = visibleText(about.domain, 100);
  const isOwn = about.domain === domainOf(entity);
  return {
    name: isOwn ? lateWords.visibility.colleagues(domain) : lateWords.visibility.people(domain),
    isPlural: true,
  };
}

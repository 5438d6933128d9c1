import { type Instant, secondsUntil } from "@porchlight/kernel";
import { type Contact, printParameters, printQValue } from "@porchlight/sip-message";
import type { Binding } from "./binding";

/** Parameters that we keep as values of our own, and GRUUs, which are ours alone to give (RFC 5627 section 5.1). */
const keptElsewhere = ["expires", "q", "pub-gruu", "temp-gruu"] as const;

/** What is stored of the Contact parameters of a request. */
export const storedParameters = ({ params }: Contact): string =>
  printParameters(params.without(...keptElsewhere));

/** A binding as it stands in the 200, but for its GRUUs: with `expires` (RFC 3261 section 10.3 step 8). */
export function contactValue({ contactUri, contactParameters, q, expiresAt }: Binding, now: Instant): string {
  const preference = q === 1 ? "" : `;q=${printQValue(q)}`;
  return `<${contactUri}>${contactParameters}${preference};expires=${secondsUntil(expiresAt, now)}`;
}

import { quoted } from "@porchlight/sip-message";
import type { Binding } from "../binding";
import type { GruuMint, GruuOwner } from "./gruu-mint";

/** The GRUUs of an instance as Contact parameters of a 200 (RFC 5627 section 5.2); empty without an instance. */
export function gruuParameters(mint: GruuMint, owner: GruuOwner, { instance, run }: Binding): string {
  if (instance === "") return "";
  const temporary = run === "" ? "" : `;temp-gruu=${quoted(mint.temporaryGruu(owner.aor, run))}`;
  return `;pub-gruu=${quoted(mint.publicGruu(owner, instance))}${temporary}`;
}

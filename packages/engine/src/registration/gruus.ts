import type { GruuMint } from "@porchlight/registrar";
import { aorOf, type SipUri } from "@porchlight/sip-message";
import type { ServedDomains } from "../identity/served-domains";
import type { AccountTable } from "../state/account-table";
import type { BindingTable } from "../state/binding-table";

/** What a GRUU names. There need not be a contact of the instance at present. */
export interface GruuTarget {
  /** Address of record. */
  readonly aor: string;
  /** As `+sip.instance` without quotes and brackets. */
  readonly instance: string;
}

/** Says what the GRUUs of our domains name (RFC 5627 section 6.1). */
export class Gruus {
  readonly #mint: GruuMint;
  readonly #domains: ServedDomains;
  readonly #accounts: AccountTable;
  readonly #bindings: BindingTable;

  constructor(mint: GruuMint, domains: ServedDomains, accounts: AccountTable, bindings: BindingTable) {
    this.#mint = mint;
    this.#domains = domains;
    this.#accounts = accounts;
    this.#bindings = bindings;
  }

  /** `invalid` for a URI with `gr` in a domain of ours that is no GRUU, or is one no more: 404. */
  resolve(uri: SipUri): GruuTarget | "not-a-gruu" | "invalid" {
    const gr = uri.params.get("gr");
    if (gr === undefined || uri.user === undefined || !this.#domains.has(uri.host)) return "not-a-gruu";
    return (gr === "" ? this.#temporary(uri.user, uri.host) : this.#public(uri, gr)) ?? "invalid";
  }

  #temporary(user: string, host: string): GruuTarget | undefined {
    const run = this.#mint.readTemporary(user);
    const binding = run === undefined ? undefined : this.#bindings.ofRun(run)?.record;
    if (binding === undefined || !binding.aor.endsWith(`@${host}`)) return undefined;
    return { aor: binding.aor, instance: binding.instance };
  }

  #public(uri: SipUri, gr: string): GruuTarget | undefined {
    const aor = aorOf(uri);
    const account = this.#accounts.get(aor);
    if (account === undefined || account.disabled) return undefined;
    const instance = this.#mint.readPublic({ aor, since: account.createdAt }, gr);
    return instance === undefined ? undefined : { aor, instance };
  }
}

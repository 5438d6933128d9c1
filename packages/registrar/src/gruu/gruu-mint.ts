import type { Hasher, IdSource, Instant } from "@porchlight/kernel";
import { escapedUser, Parameters, parseSipUri, printSipUri } from "@porchlight/sip-message";

/** An address of record, and when it came to be: what was made for an earlier one of its name is no GRUU of it. */
export interface GruuOwner {
  /** `sip:user@domain`. */
  readonly aor: string;
  readonly since: Instant;
}

const prefix = "tgruu.";
const runDigits = 16;
const publicSealDigits = 20;
/** With these a user part is longer than that of any address of record. */
const temporarySealDigits = 40;

/** Makes and reads GRUUs, and keeps none of them (RFC 5627 section 5.4): nobody else can make one that is read. */
export class GruuMint {
  readonly #hasher: Hasher;
  readonly #ids: IdSource;
  readonly #secret: string;

  /** The secret is the same after a restart, or else all GRUUs are invalid. */
  constructor(hasher: Hasher, ids: IdSource, secret: string) {
    this.#hasher = hasher;
    this.#ids = ids;
    this.#secret = secret;
  }

  /** The address of record with `gr`; the same each time. */
  publicGruu(owner: GruuOwner, instance: string): string {
    const gr = `${instance}.${this.#publicSeal(owner, instance)}`;
    return withGr(owner.aor, gr);
  }

  /** The instance that the value of `gr` names; undefined when we did not make it for this address of record. */
  readPublic(owner: GruuOwner, gr: string): string | undefined {
    const dot = gr.length - publicSealDigits - 1;
    const instance = gr.slice(0, Math.max(dot, 0));
    const isOurs = instance !== "" && gr === `${instance}.${this.#publicSeal(owner, instance)}`;
    return isOurs ? instance : undefined;
  }

  /** A name for the time in which the temporary GRUUs of one instance stay valid, `runDigits` of hexadecimal. */
  newRun(): string {
    return this.#hasher.hex("SHA-256", `run ${this.#ids.token(128)}`).slice(0, runDigits);
  }

  /** A new one each time. Two of them do not tell whether they are for the same instance. */
  temporaryGruu(aor: string, run: string): string {
    const salt = this.#hasher.hex("SHA-256", `salt ${this.#ids.token(128)}`).slice(0, runDigits);
    const hidden = mix(run, this.#mac("temp-gruu run", salt));
    const user = `${prefix}${salt}${hidden}${this.#temporarySeal(salt, hidden)}`;
    const host = aor.slice(aor.lastIndexOf("@") + 1);
    return withGr(`sip:${escapedUser(user)}@${host}`, undefined);
  }

  /** The run that the user part of a temporary GRUU hides; undefined when we did not make it. */
  readTemporary(user: string): string | undefined {
    if (!user.startsWith(prefix)) return undefined;
    const salt = user.slice(prefix.length, prefix.length + runDigits);
    const hidden = user.slice(prefix.length + runDigits, prefix.length + 2 * runDigits);
    if (user !== `${prefix}${salt}${hidden}${this.#temporarySeal(salt, hidden)}`) return undefined;
    return mix(hidden, this.#mac("temp-gruu run", salt));
  }

  #publicSeal({ aor, since }: GruuOwner, instance: string): string {
    return this.#mac("pub-gruu", JSON.stringify([aor, since, instance])).slice(0, publicSealDigits);
  }

  #temporarySeal(salt: string, hidden: string): string {
    return this.#mac("temp-gruu seal", `${salt} ${hidden}`).slice(0, temporarySealDigits);
  }

  #mac(purpose: string, text: string): string {
    return this.#hasher.hmacSha256Hex(this.#secret, `${purpose} ${text}`);
  }
}

function withGr(uri: string, gr: string | undefined): string {
  const parsed = parseSipUri(uri);
  if (!parsed.ok) throw new Error(`not an address of record: ${uri}`);
  return printSipUri({ ...parsed.value, params: Parameters.of([["gr", gr]]) });
}

/** Hexadecimal digits, each added to that of the key modulo 2: done twice it gives the digits back. */
const mix = (digits: string, key: string): string =>
  Array.from(digits, (digit, index) =>
    (Number.parseInt(digit, 16) ^ Number.parseInt(key.charAt(index), 16)).toString(16),
  ).join("");

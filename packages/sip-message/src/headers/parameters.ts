import { fail, ok, type Result, type Saying } from "@porchlight/kernel";
import { limits } from "../parse/limits";
import { say } from "../sayings";
import { endOfToken, isToken, isValueCode, skipSpace } from "../text/characters";
import { endOfQuoted, quoted, unquoted } from "../text/quoted-string";

/** One `name`, `name=value` or `name="value"`. The value is its meaning: quotes and escapes are gone. */
export interface Parameter {
  readonly name: string;
  /** Undefined for a parameter without `=`. */
  readonly value: string | undefined;
  readonly quoted: boolean;
}

/** Immutable parameters in order; names compare without case and appear once (RFC 3261 section 7.3.1). */
export class Parameters implements Iterable<Parameter> {
  static readonly empty = new Parameters([]);
  readonly #list: readonly Parameter[];

  constructor(list: readonly Parameter[]) {
    this.#list = list;
  }

  /** Parameters from plain pairs. */
  static of(pairs: Iterable<readonly [name: string, value: string | undefined]>): Parameters {
    return new Parameters(Array.from(pairs, ([name, value]) => ({ name, value, quoted: false })));
  }

  get size(): number {
    return this.#list.length;
  }

  /** The value, empty for a parameter without one; undefined when the parameter is absent. */
  get(name: string): string | undefined {
    const found = find(this.#list, name);
    return found === undefined ? undefined : (found.value ?? "");
  }

  has(name: string): boolean {
    return find(this.#list, name) !== undefined;
  }

  /** The parameter itself, for those who must tell a quoted value from a token. */
  parameter(name: string): Parameter | undefined {
    return find(this.#list, name);
  }

  /** These parameters with one set, in place when it was there. */
  with(name: string, value: string | undefined): Parameters {
    const parameter: Parameter = { name, value, quoted: false };
    if (!this.has(name)) return new Parameters([...this.#list, parameter]);
    return new Parameters(this.#list.map((each) => (sameName(each.name, name) ? parameter : each)));
  }

  without(...names: readonly string[]): Parameters {
    if (!names.some((name) => this.has(name))) return this;
    return new Parameters(this.#list.filter((each) => !names.some((name) => sameName(each.name, name))));
  }

  [Symbol.iterator](): Iterator<Parameter> {
    return this.#list[Symbol.iterator]();
  }
}

/** Reads `*( ";" name [ "=" value ] )` from `start` to the end of the text. */
export function parseParameters(text: string, start: number): Result<Parameters, Saying> {
  let at = skipSpace(text, start);
  if (at === text.length) return noParameters;
  const list: Parameter[] = [];
  while (at < text.length) {
    if (text.charCodeAt(at) !== 0x3b) return fail(say("sip-text-before-parameters"));
    const read = readParameter(text, skipSpace(text, at + 1));
    if (!read.ok) return read;
    if (list.length === limits.parameters)
      return fail(say("sip-too-many-parameters", { count: limits.parameters }));
    const { end, parameter } = read.value;
    if (list.length > 0 && find(list, parameter.name) !== undefined)
      return fail(say("sip-parameter-repeated"));
    list.push(parameter);
    at = skipSpace(text, end);
  }
  return ok(new Parameters(list));
}

/** A parameter, and where the text goes on after it. */
export interface ReadParameter {
  readonly parameter: Parameter;
  readonly end: number;
}

/** Reads one `name [ "=" value ]` at `start`. */
export function readParameter(text: string, start: number): Result<ReadParameter, Saying> {
  const nameEnd = endOfToken(text, start);
  if (nameEnd === start) return fail(say("sip-parameter-without-name"));
  const name = text.slice(start, nameEnd);
  const equals = skipSpace(text, nameEnd);
  if (text.charCodeAt(equals) !== 0x3d)
    return ok({ parameter: { name, value: undefined, quoted: false }, end: equals });
  const valueStart = skipSpace(text, equals + 1);
  if (text.charCodeAt(valueStart) === 0x22) {
    const end = endOfQuoted(text, valueStart);
    if (end === -1) return fail(say("sip-quotes-not-closed"));
    return ok({ parameter: { name, value: unquoted(text, valueStart, end), quoted: true }, end });
  }
  let end = valueStart;
  while (end < text.length && isValueCode(text.charCodeAt(end))) end++;
  if (end === valueStart) return fail(say("sip-parameter-empty"));
  return ok({ parameter: { name, value: text.slice(valueStart, end), quoted: false }, end });
}

/** `;name=value` for each, values quoted where they were or must be. */
export function printParameters(parameters: Parameters): string {
  let text = "";
  for (const parameter of parameters) text += `;${printParameter(parameter)}`;
  return text;
}

export function printParameter({ name, value, quoted: wasQuoted }: Parameter): string {
  if (value === undefined) return name;
  return wasQuoted || !isPlainValue(value) ? `${name}=${quoted(value)}` : `${name}=${value}`;
}

const noParameters = ok(Parameters.empty);

function find(list: readonly Parameter[], name: string): Parameter | undefined {
  for (const parameter of list) if (sameName(parameter.name, name)) return parameter;
  return undefined;
}

const sameName = (one: string, other: string): boolean =>
  one === other || (one.length === other.length && one.toLowerCase() === other.toLowerCase());

function isPlainValue(value: string): boolean {
  if (isToken(value)) return true;
  for (let index = 0; index < value.length; index++) if (!isValueCode(value.charCodeAt(index))) return false;
  return value !== "";
}

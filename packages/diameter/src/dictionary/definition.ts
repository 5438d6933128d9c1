import type { Instant } from "@porchlight/kernel";
import { type Avp, decodeAvps, encodeAvps } from "../codec/avp";
import {
  readTime,
  readUnsigned32,
  readUnsigned64,
  readUtf8,
  signed32,
  time,
  unsigned32,
  unsigned64,
  utf8,
} from "../codec/values";

/** An AVP of a dictionary: makes it and finds it. */
export interface AvpDefinition<Value> {
  readonly name: string;
  readonly code: number;
  readonly vendorId: number | undefined;
  of(value: Value): Avp;
  /** The value of the first such AVP; undefined when there is none or it cannot be read. */
  in(avps: readonly Avp[]): Value | undefined;
}

interface Format<Value> {
  encode(value: Value): Uint8Array;
  decode(data: Uint8Array): Value | undefined;
}

const formats = {
  unsigned32: { encode: unsigned32, decode: readUnsigned32 } satisfies Format<number>,
  signed32: {
    encode: signed32,
    decode: (data) => {
      const value = readUnsigned32(data);
      return value === undefined ? undefined : value | 0;
    },
  } satisfies Format<number>,
  unsigned64: { encode: unsigned64, decode: readUnsigned64 } satisfies Format<bigint>,
  text: { encode: utf8, decode: readUtf8 } satisfies Format<string>,
  octets: { encode: (data) => data, decode: (data) => data } satisfies Format<Uint8Array>,
  time: { encode: time, decode: readTime } satisfies Format<Instant>,
  grouped: {
    encode: encodeAvps,
    decode: (data) => {
      const avps = decodeAvps(data);
      return avps.ok ? avps.value : undefined;
    },
  } satisfies Format<readonly Avp[]>,
};

export interface DefinitionOptions {
  readonly vendorId?: number;
  /** M of the defining table; set when left out. */
  readonly isMandatory?: boolean;
}

function define<Value>(
  format: Format<Value>,
  name: string,
  code: number,
  { vendorId, isMandatory = true }: DefinitionOptions,
): AvpDefinition<Value> {
  const isIt = (avp: Avp): boolean => avp.code === code && avp.vendorId === vendorId;
  return {
    name,
    code,
    vendorId,
    of: (value) => ({ code, vendorId, isMandatory, data: format.encode(value) }),
    in: (avps) => {
      const found = avps.find(isIt);
      return found === undefined ? undefined : format.decode(found.data);
    },
  };
}

const maker =
  <Value>(format: Format<Value>) =>
  (name: string, code: number, options: DefinitionOptions = {}): AvpDefinition<Value> =>
    define(format, name, code, options);

export const unsigned32Avp = maker(formats.unsigned32);
export const signed32Avp = maker(formats.signed32);
export const unsigned64Avp = maker(formats.unsigned64);
/** UTF8String, DiameterIdentity and DiameterURI alike. */
export const textAvp = maker(formats.text);
export const octetsAvp = maker(formats.octets);
export const timeAvp = maker(formats.time);
export const groupedAvp = maker<readonly Avp[]>(formats.grouped);

import { nameprep } from "./nameprep";
import { punycode } from "./punycode";

const PLAIN = /^(?=.{1,253}$)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})*$/;

/** More than any spelling of a domain name takes, which has 253 characters at most. */
const MAX_LENGTH = 4096;

/**
 * The form in which domains are compared (RFC 4745 section 7.1.3): percent-encoding undone, each label through ToASCII
 * (RFC 3490 section 4.1), in lower case. Undefined when that fails; such a domain equals none.
 */
export function asciiDomain(domain: string): string | undefined {
  if (PLAIN.test(domain)) return domain;
  if (domain.length > MAX_LENGTH) return undefined;
  const decoded = percentDecoded(domain);
  if (decoded === undefined) return undefined;
  const labels = decoded.split(/[.\u3002\uff0e\uff61]/u);
  // The root is no label (RFC 3490 section 2).
  if (labels.length > 1 && labels[labels.length - 1] === "") labels.pop();
  const converted = labels.map(toAscii);
  return converted.includes(undefined) ? undefined : converted.join(".");
}

function toAscii(label: string): string | undefined {
  if (isAscii(label)) return withinLength(label.toLowerCase());
  const prepared = nameprep(label);
  if (prepared === undefined || isAscii(prepared)) return withinLength(prepared);
  // Each character takes one of 63 at least.
  if (prepared.startsWith("xn--") || prepared.length > 2 * 63) return undefined;
  return withinLength(`xn--${punycode(prepared)}`);
}

const isAscii = (text: string): boolean => /^[\u0000-\u007f]*$/.test(text);

const withinLength = (label: string | undefined): string | undefined =>
  label !== undefined && label.length > 0 && label.length < 64 ? label : undefined;

function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

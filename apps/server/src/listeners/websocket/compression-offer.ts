/** A list of extensions with their parameters (RFC 6455 section 9.1). */
export function isExtensionList(header: string): boolean {
  return header.length <= longestList && list.test(header);
}

/**
 * The first offer of permessage-deflate that can be kept as it is; undefined when there is none: then nothing is
 * compressed (RFC 7692 section 5.1). `header` is an extension list.
 */
export function acceptableOffer(header: string): string | undefined {
  return header
    .split(",")
    .map((offer) => offer.trim())
    .find(isAcceptable);
}

const longestList = 1024;
const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const parameter = `[ \\t]*;[ \\t]*${token}(?:[ \\t]*=[ \\t]*(?:${token}|"${token}"))?`;
const extension = `[ \\t]*${token}(?:${parameter})*[ \\t]*`;
const list = new RegExp(`^${extension}(?:,${extension})*$`);

type Check = (value: string | undefined) => boolean;

const isFlag: Check = (value) => value === undefined;

/** The parameters there are, and the values they may have (RFC 7692 section 7.1). */
const checks: ReadonlyMap<string, Check> = new Map([
  ["server_no_context_takeover", isFlag],
  ["client_no_context_takeover", isFlag],
  // zlib has no raw stream with a window of 2^8: it would silently use a larger one.
  ["server_max_window_bits", (value) => value !== undefined && /^(?:9|1[0-5])$/.test(value)],
  ["client_max_window_bits", (value) => value === undefined || /^(?:[89]|1[0-5])$/.test(value)],
]);

function isAcceptable(offer: string): boolean {
  const [name, ...parameters] = offer.split(";").map((part) => part.trim());
  if (name !== "permessage-deflate") return false;
  const names = parameters.map((text) => text.split("=")[0]?.trim());
  return new Set(names).size === names.length && parameters.every(isKept);
}

function isKept(text: string): boolean {
  const [name = "", value] = text.split("=").map((part) => part.trim());
  return checks.get(name)?.(value?.replaceAll('"', "")) === true;
}

import type sharp from "sharp";

let library: Promise<typeof sharp> | undefined;

/** What images are decoded with; it is loaded with the first one, since most starts and commands see none. */
export function imageLibrary(): Promise<typeof sharp> {
  library ??= load();
  return library;
}

async function load(): Promise<typeof sharp> {
  const { default: loaded } = await import("sharp");
  // Decoded images of strangers are not kept beyond their request, and one never takes every core.
  loaded.cache(false);
  loaded.concurrency(1);
  return loaded;
}

/** The XCAP root that an absolute reference begins with, by its usual name; undefined where it has none. */
export const xcapRootIn = (reference: string): string | undefined =>
  /^https?:\/\/[^/]+\/xcap-root(?=\/)/i.exec(reference)?.[0];

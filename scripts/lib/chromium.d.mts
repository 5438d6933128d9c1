/** Path of an installed Chromium; undefined when there is none. */
export function chromiumPath(): string | undefined;

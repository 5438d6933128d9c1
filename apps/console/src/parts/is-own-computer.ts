/** Whether a host name of a URL means the computer that reads it. */
export const isOwnComputer = (hostname: string): boolean =>
  /^(?:.+\.)?localhost$|^127(?:\.\d+){3}$|^\[::1\]$/i.test(hostname);

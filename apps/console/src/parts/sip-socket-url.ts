/** Where SIP over WebSocket is served, seen from a page of this server (RFC 7118). */
export const sipSocketUrl = ({ protocol, host }: Pick<Location, "protocol" | "host">): string =>
  `${protocol === "https:" ? "wss" : "ws"}://${host}/sip`;

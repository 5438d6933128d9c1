import { type Link, tcpLink, udpLink, webSocketLink } from "./link";
import { type Office, samplePassword } from "./office";
import { Phone } from "./phone";

/** What test phones speak. */
export const transports = ["ws", "udp", "tcp"] as const;
export type Transport = (typeof transports)[number];

/** The phones of one test, each on a connection of its own. */
export class OfficePhones {
  readonly #links: Link[] = [];

  /** Somebody of the sample office, who has not said anything yet. */
  async phone(office: Office, user: string, transport: Transport): Promise<Phone> {
    const link = await linkTo(office, transport);
    this.#links.push(link);
    return new Phone(link, user, samplePassword);
  }

  hangUp(): void {
    for (const link of this.#links.splice(0)) link.close();
  }
}

function linkTo(office: Office, transport: Transport): Promise<Link> {
  switch (transport) {
    case "ws":
      return webSocketLink(`ws://127.0.0.1:${office.httpPort}/sip`);
    case "udp":
      return udpLink(office.sipPort);
    case "tcp":
      return tcpLink(office.sipPort);
  }
}

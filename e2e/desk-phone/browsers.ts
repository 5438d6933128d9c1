import { type Link, webSocketLink } from "../support/link";
import { type Office, samplePassword } from "../support/office";
import { document, Phone } from "../support/phone";
import { field, type Message, statusOf } from "../support/sip-message";

/** The people on the other side of a desk phone: they come over WebSocket, as browsers do. */
export class Browsers {
  readonly #links: Link[] = [];

  async open(office: Office, user: string): Promise<Phone> {
    const link = await webSocketLink(`ws://127.0.0.1:${office.httpPort}/sip`);
    this.#links.push(link);
    return new Phone(link, user, samplePassword);
  }

  close(): void {
    for (const link of this.#links.splice(0)) link.close();
  }
}

/** Replaces what was published before, going by the answer to it. */
export const republish = (phone: Phone, before: Message, note: string, basic: string): Promise<Message> =>
  withTagOf(before, phone, [], document(phone.aor, note, basic));

/** Takes back what was published before. */
export const withdraw = (phone: Phone, before: Message): Promise<Message> =>
  withTagOf(before, phone, ["Expires: 0"]);

async function withTagOf(
  before: Message,
  phone: Phone,
  headers: readonly string[],
  body = "",
): Promise<Message> {
  const answer = await phone.request("PUBLISH", {
    headers: ["Event: presence", `SIP-If-Match: ${field(before, "sip-etag")}`, ...headers],
    body,
  });
  if (statusOf(answer) !== 200) throw new Error(answer.text);
  return answer;
}

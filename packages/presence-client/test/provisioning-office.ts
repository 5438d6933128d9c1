import type { PresenceClient } from "../src/index";
import { admit, enlist, type Office, type Script } from "./office";
import { type ClientWishes, connected, heard, openOffice } from "./story";

export const PROFILE = "application/presence-profile+xml";
export const profile = (inner: string): string =>
  `<presence-profile xmlns="urn:x-presence-profile:1">${inner}</presence-profile>`;
export const value = (name: string, text: number | string): string => profile(`<${name}>${text}</${name}>`);

/** An office that provisions: what a ua-profile SUBSCRIBE is told; what `others` say to any other. */
export async function provisioningOffice(
  text: string | (() => string),
  contentType = PROFILE,
  others: Script = admit,
): Promise<Office> {
  const office = await openOffice();
  office.scripts.SUBSCRIBE = (request, place) => {
    if (!request.header("event").startsWith("ua-profile")) return others(request, place);
    const known = place.subscribers.find(({ callId }) => callId === request.header("call-id"));
    const subscriber = known ?? enlist(request, place);
    const expires = request.header("expires");
    const state = expires === "0" ? "terminated;reason=timeout" : `active;expires=${expires}`;
    const body = typeof text === "string" ? text : text();
    queueMicrotask(() => place.notify(subscriber, { event: "ua-profile", state, body, contentType }));
    return { status: 200, headers: [`Expires: ${expires}`] };
  };
  return office;
}

export const tell = (office: Office, body: string, contentType = PROFILE): void => {
  const subscriber = office.subscribers.find(({ presentity }) => presentity === "sip:alice@office.test");
  office.notify(subscriber, { event: "ua-profile;effective-by=0", body, contentType });
};

export const phone = { vendor: "porchlight.example", model: 'The "desk"', version: "1.0" };

export async function provisioned(office: Office, wishes: ClientWishes = {}): Promise<PresenceClient> {
  const client = await connected(office, { provisioning: phone, ...wishes });
  await office.until(() => office.answers.length > 0);
  return client;
}

export const told = async (client: PresenceClient, office: Office, body: string): Promise<void> => {
  const changed = heard(client.provisioning, "profile");
  tell(office, body);
  await changed;
};

import { type DialogElement, type DialogInfo, readDialogInfo } from "@porchlight/documents";
import type { SipRequest, SipResponse } from "@porchlight/sip-message";
import { header, type Party, type RequestWish } from "./party";

export type Light = "idle" | "trying" | "early" | "confirmed";

/** How a desk phone lights a lamp for dialogs: the one that is furthest counts. */
export function lightOf(dialogs: Iterable<Pick<DialogElement, "state">>): Light {
  const states = new Set([...dialogs].map(({ state }) => state));
  if (states.has("confirmed")) return "confirmed";
  if (states.has("early")) return "early";
  return states.has("trying") || states.has("proceeding") ? "trying" : "idle";
}

const decoder = new TextDecoder();

export function dialogInfo(notify: SipRequest): DialogInfo | undefined {
  if (notify.body.length === 0) return undefined;
  const read = readDialogInfo(decoder.decode(notify.body));
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

/** The lamp of a phone that follows RFC 4235 section 4.3. */
export function lamp(party: Party): Light {
  let version = -1;
  let light: Light = "idle";
  for (const notify of party.notifies) {
    const info = dialogInfo(notify);
    if (info === undefined || info.version <= version) continue;
    version = info.version;
    light = lightOf(info.dialogs);
  }
  return light;
}

/** The lamp of a phone that takes every document for a partial one: what it is not told to be over goes on. */
export function stubbornLamp(party: Party): Light {
  const table = new Map<string, DialogElement>();
  for (const notify of party.notifies) {
    for (const dialog of dialogInfo(notify)?.dialogs ?? []) table.set(dialog.id, dialog);
  }
  return lightOf(table.values());
}

/** A `dialog` element; `call` is its id, tags and all. */
export const dialogXml = (call: string, state: string, content = ""): string =>
  `<dialog ${call}><state>${state}</state>${content}</dialog>`;

export const dialogBody = (content: string, state = "full", entity = "sip:alice@office.test"): string =>
  `<?xml version="1.0"?><dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="0" state="${state}" entity="${entity}">${content}</dialog-info>`;

export const publishDialogs = (
  party: Party,
  content: string | undefined,
  { headers = [], state = "full", ...wish }: RequestWish & { readonly state?: string } = {},
): SipResponse =>
  party.request("PUBLISH", {
    uri: "sip:alice@office.test",
    ...wish,
    headers: ["Event: dialog", ...headers],
    ...(content === undefined
      ? {}
      : { body: dialogBody(content, state), contentType: "application/dialog-info+xml" }),
  });

export const watchDialogs = (party: Party, event = "dialog", headers: readonly string[] = []): SipResponse =>
  party.request("SUBSCRIBE", {
    uri: "sip:alice@office.test",
    headers: [`Event: ${event}`, ...headers],
  });

export const tagOf = (response: SipResponse): string => header(response, "sip-etag") ?? "";

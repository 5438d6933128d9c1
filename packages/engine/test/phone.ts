import type { SipRequest, SipResponse } from "@porchlight/sip-message";
import { sipText } from "@porchlight/testkit";
import type { Party, RequestWish } from "./party";
import type { World } from "./world";

export interface RegistrationWish {
  readonly transport?: "ws" | "udp" | "tcp";
  readonly q?: string;
  readonly instance?: string;
  readonly regId?: number;
  readonly contact?: string;
  readonly headers?: readonly string[];
}

/** A party that is registered, answers nothing by itself, and is called `user`. */
export function phone(world: World, user: string, wish: RegistrationWish = {}): Party {
  const party = world.connect(user, wish.transport ?? "ws");
  party.notifyAnswer = undefined;
  register(party, wish);
  return party;
}

export function register(party: Party, wish: RegistrationWish = {}): SipResponse {
  const { flow, user } = party;
  const host =
    flow.transport === "ws"
      ? `${user}${flow.id}.invalid;transport=ws`
      : `${flow.remoteAddress}:${flow.remotePort}${flow.transport === "tcp" ? ";transport=tcp" : ""}`;
  const params = [
    wish.q === undefined ? "" : `;q=${wish.q}`,
    wish.regId === undefined ? "" : `;reg-id=${wish.regId}`,
    wish.instance === undefined ? "" : `;+sip.instance="<urn:uuid:${wish.instance}>"`,
  ].join("");
  return party.request("REGISTER", {
    uri: "sip:office.test",
    to: `<sip:${user}@office.test>`,
    contact: wish.contact ?? `<sip:${user}@${host}>${params}`,
    headers: wish.headers ?? ["Supported: path, outbound, gruu"],
  });
}

/** Sends a request that nobody need have answered yet; its branch. */
export function send(from: Party, method: string, wish: RequestWish = {}): string {
  const branch = wish.branch ?? from.newBranch();
  from.sendRaw(from.text(method, { ...wish, branch }));
  return branch;
}

export const heard = (party: Party, method: string): readonly SipRequest[] =>
  party.heard.filter(
    (message): message is SipRequest => message.kind === "request" && message.method === method,
  );

export function lastHeard(party: Party, method: string): SipRequest {
  const request = heard(party, method).at(-1);
  if (request === undefined) throw new Error(`${party.user} heard no ${method}`);
  return request;
}

/** Statuses that came for a branch, in order. */
export const statuses = (party: Party, branch: string): readonly number[] =>
  party.heard.flatMap((message) =>
    message.kind === "response" && message.via.branch === branch ? [message.status] : [],
  );

/** Answers as a phone would: with a tag, the Record-Route and a Contact of its own. */
export function reply(
  party: Party,
  request: SipRequest,
  status: number,
  headers: readonly string[] = [],
  body?: string,
): void {
  const to = request.headers.first("to") ?? "";
  const { flow, user } = party;
  const transport = flow.transport === "udp" ? "" : `;transport=${flow.transport}`;
  party.sendRaw(
    sipText(
      [
        `SIP/2.0 ${status} Said So`,
        ...request.headers.raw("via").map((via) => `Via: ${via}`),
        ...request.headers.raw("record-route").map((route) => `Record-Route: ${route}`),
        `From: ${request.headers.first("from")}`,
        `To: ${to}${to.includes(";tag=") ? "" : `;tag=${user}${flow.id}`}`,
        `Call-ID: ${request.callId}`,
        `CSeq: ${request.headers.first("cseq")}`,
        `Contact: <sip:${user}@${flow.remoteAddress}:${flow.remotePort}${transport}>`,
        ...headers,
      ],
      body,
    ),
  );
}

/** What the caller has learned from a 2xx, or the callee from the request: where requests within the dialog go. */
export interface DialogSide {
  readonly uri: string;
  readonly routes: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly callId: string;
}

const uriIn = (contact: string | undefined): string => /<([^>]+)>/.exec(contact ?? "")?.[1] ?? "";

export const callerSide = (accepted: SipResponse): DialogSide => ({
  uri: uriIn(accepted.headers.first("contact")),
  routes: [...accepted.headers.values("record-route")].reverse(),
  from: accepted.headers.first("from") ?? "",
  to: accepted.headers.first("to") ?? "",
  callId: accepted.callId,
});

export const calleeSide = (invite: SipRequest, tag: string): DialogSide => ({
  uri: uriIn(invite.headers.first("contact")),
  routes: [...invite.headers.values("record-route")],
  from: `${invite.headers.first("to")};tag=${tag}`,
  to: invite.headers.first("from") ?? "",
  callId: invite.callId,
});

/** A request within a dialog. */
export function sendWithin(
  from: Party,
  method: string,
  dialog: DialogSide,
  cseq: number,
  wish: RequestWish = {},
): string {
  return send(from, method, {
    uri: dialog.uri,
    from: dialog.from,
    to: dialog.to,
    callId: dialog.callId,
    cseq,
    ...wish,
    headers: [...dialog.routes.map((route) => `Route: ${route}`), ...(wish.headers ?? [])],
  });
}

import { createHash } from "node:crypto";
import type { Phone } from "./phone";
import { field, type Message } from "./sip-message";

/** One pixel. */
export const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

export const sha1 = (data: Buffer): string => createHash("sha1").update(data).digest("hex");

export const TAKES_PARTS = "Accept: application/pidf+xml, multipart/related, message/external-body";

/** A part that refers to an object. */
export function reference(url: string, data: Buffer, seconds = 3600): string {
  const expiration = new Date(Date.now() + seconds * 1000).toUTCString();
  return [
    `Content-Type: message/external-body; access-type="URL"; expiration="${expiration}"; URL="${url}"; size=${data.length}; hash=${sha1(data)}`,
    "",
    "Content-Type: image/png",
    "Content-ID: <icon@desk>",
    "Content-Disposition: icon",
    "",
    "",
  ].join("\r\n");
}

/** A document whose person has a note and a status icon. */
export const withIcon = (entity: string, uri: string, note: string): string =>
  `<?xml version="1.0"?><presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" entity="${entity}"><tuple id="t1"><status><basic>open</basic></status></tuple><dm:person id="p1"><rpid:status-icon>${uri}</rpid:status-icon><dm:note>${note}</dm:note></dm:person></presence>`;

/** PUBLISH of a document with one part. */
export const publishWithPart = (
  party: Phone,
  document: string,
  part: string,
  headers: readonly string[] = [],
): Promise<Message> =>
  party.request("PUBLISH", {
    headers: ["Event: presence", ...headers],
    contentType: 'multipart/related; type="application/pidf+xml"; start="<root@desk>"; boundary="b2"',
    body: [
      "--b2",
      "Content-Type: application/pidf+xml",
      "Content-ID: <root@desk>",
      "",
      document,
      "--b2",
      `${part}`,
      "--b2--",
      "",
    ].join("\r\n"),
  });

/** Subscribes as somebody who takes parts. */
export const subscribeToParts = (party: Phone, user: string, headers: readonly string[] = []) =>
  party.request("SUBSCRIBE", {
    uri: `sip:${user}@${party.domain}`,
    cseq: 1,
    headers: ["Event: presence", TAKES_PARTS, ...headers],
  });

/** What a NOTIFY says of the object its document refers to; undefined without such a part. */
export function toldReference(notify: Message) {
  const cid = /cid:([^<\s]+)/.exec(notify.body)?.[1];
  const [part] = notify.body.split(/--part\w*\r\n/).filter((each) => each.includes("message/external-body"));
  if (part === undefined) return undefined;
  const parameter = (name: string): string => new RegExp(`${name}="?([^";\\r]+)`).exec(part)?.[1] ?? "";
  return {
    isRelated: field(notify, "content-type").startsWith("multipart/related"),
    cid,
    contentId: /Content-ID: <([^>]+)>/.exec(part)?.[1],
    disposition: /Content-Disposition: (\S+)/.exec(part)?.[1],
    url: parameter("URL"),
    size: Number(parameter("size")),
    hash: parameter("hash"),
    expiration: parameter("expiration"),
  };
}

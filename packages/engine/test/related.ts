import { buildMultipart, type PartToBuild, parseContentType, parseMultipart } from "@porchlight/sip-message";
import { header, type Party } from "./party";

export const ICON_URL = "https://office.test/content/sip:alice@office.test/icon";
export const ACCEPT_PARTS = "Accept: application/pidf+xml, multipart/related, message/external-body";
export const SHA1 = "00739ac7d0d80eb9166feb0ac70dfe2410519dea";

const inner = ["Content-Type: image/gif", "Content-ID: <icon@desk>", "Content-Disposition: icon"];

/** A reference as V-15 has it; parameters that are undefined are left out. */
export function reference(
  wish: Readonly<Record<string, string | undefined>> = {},
  fields: readonly string[] = inner,
): PartToBuild {
  const params: Record<string, string | undefined> = {
    "access-type": '"URL"',
    expiration: '"Wed, 07 Jan 2026 09:00:00 GMT"',
    URL: `"${ICON_URL}"`,
    size: "24",
    hash: SHA1,
    ...wish,
  };
  const written = Object.entries(params).flatMap(([name, value]) =>
    value === undefined ? [] : [`; ${name}=${value}`],
  );
  return {
    contentType: `message/external-body${written.join("")}`,
    body: `${fields.map((field) => `${field}\r\n`).join("")}\r\n`,
  };
}

/** Content beside the document. */
export const direct = (
  body: string,
  id = "icon@desk",
  headers: readonly (readonly [string, string])[] = [],
) => ({
  contentType: "image/gif",
  headers: [["Content-ID", `<${id}>`] as const, ["Content-Disposition", "icon"] as const, ...headers],
  body,
});

/** A person with a note and a status icon. */
export const withIcon = (uri: string, note = "here", entity = "sip:alice@office.test", id = "p1"): string =>
  [
    '<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model"',
    ` xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" entity="${entity}">`,
    '<tuple id="t1"><status><basic>open</basic></status></tuple>',
    `<dm:person id="${id}"><rpid:status-icon>${uri}</rpid:status-icon><dm:note>${note}</dm:note></dm:person></presence>`,
  ].join("");

export interface RelatedWish {
  readonly document?: string;
  readonly contentType?: string;
  readonly headers?: readonly string[];
  readonly to?: string;
}

/** PUBLISH of a document with parts. */
export function publishRelated(party: Party, parts: readonly PartToBuild[], wish: RelatedWish = {}) {
  const { document = withIcon("cid:icon@desk"), contentType = "application/pidf+xml", headers = [] } = wish;
  const built = buildMultipart({
    subtype: "related",
    boundary: "b2",
    params: [
      ["type", contentType],
      ["start", "<root@desk>"],
    ],
    parts: [{ contentType, headers: [["Content-ID", "<root@desk>"]], body: document }, ...parts],
  });
  return party.request("PUBLISH", {
    ...(wish.to === undefined ? {} : { uri: wish.to }),
    headers: ["Event: presence", ...headers],
    body: built.body,
    contentType: built.contentType,
  });
}

const text = (octets: Uint8Array): string => new TextDecoder().decode(octets);

/** The last NOTIFY of a watcher taken apart. */
export function lastRelated(party: Party) {
  const type = parseContentType(header(party.lastNotify, "content-type") ?? "");
  if (!type.ok) throw new Error(type.error);
  const read = parseMultipart(type.value, party.lastNotify.body);
  if (!read.ok) throw new Error(read.error);
  const [root, ...parts] = read.value.parts;
  if (root === undefined) throw new Error("no root");
  const document = text(root.body);
  return {
    type: type.value,
    rootType: root.contentType.mediaType,
    rootId: root.contentId,
    document,
    cids: [...document.matchAll(/cid:([^<\s]+)/g)].map(([, id]) => id),
    parts: parts.map((part) => ({
      params: part.contentType.params,
      mediaType: part.contentType.mediaType,
      contentId: part.contentId,
      headers: part.headers,
      text: text(part.body),
      innerId: /Content-ID: <(.+)>/.exec(text(part.body))?.[1],
    })),
  };
}

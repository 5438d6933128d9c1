import type { DocumentCopy } from "@porchlight/documents";
import { fail, ok, type Result } from "@porchlight/kernel";
import type { XcapEdit } from "../xdm/update-document";
import type { XdmClient } from "../xdm/xdm-client";
import type { XdmFailure } from "../xdm/xdm-failure";
import { whyNotServed } from "./list-length";
import { freeUri, listUri, putService, readIndex, serviceOver, servicesOf } from "./service-document";

export interface ListServiceOptions {
  /** Name of the list in the user's `resource-lists` index, on the first level. */
  readonly list: string;
  /** MAX-NUMBER-OF-SUBSCRIPTIONS-IN-PRESENCE-LIST: no service is made over a longer list. No limit when absent. */
  readonly mostMembers?: number | undefined;
}

export type ListServiceFailure =
  | XdmFailure
  | { readonly kind: "too-many-members"; readonly most: number }
  /** There is a document, and it is none of services. It is left alone. */
  | { readonly kind: "unreadable" };

type Documents = Pick<XdmClient, "root" | "xui" | "get" | "update">;

/**
 * The URI of a presence list service over a list of the user (RFC 4826 §4). One that is there is taken, whoever made it; else one
 * is added to the user's `rls-services` index, `sip:alice@office.test;pres-list=friends`, and whatever is there stays.
 */
export async function ensureListService(
  xdm: Documents,
  { list, mostMembers }: ListServiceOptions,
): Promise<Result<string, ListServiceFailure>> {
  const index = servicesOf(xdm.xui);
  const found = await xdm.get(index);
  if (!found.ok && found.error.kind !== "not-found") return found;
  const services = readIndex(found.ok ? found.value.text : undefined);
  if (!services.ok) return services;
  const known = serviceOver(services.value, listUri(xdm, list), xdm);
  if (known !== undefined) return ok(known);
  const refusal = await whyNotServed(xdm, list, mostMembers);
  return refusal ? fail(refusal) : addService(xdm, list, found.ok ? found.value : undefined);
}

/** Without a copy of the document there is none. */
async function addService(xdm: Documents, list: string, from: DocumentCopy | undefined) {
  const index = servicesOf(xdm.xui);
  const anchor = listUri(xdm, list);
  let offered: string | undefined;
  for (let attempt = 1; ; attempt += 1) {
    let uri = "";
    const edit: XcapEdit<ListServiceFailure> = (current) => {
      const services = readIndex(current?.text);
      if (!services.ok) return services;
      const known = serviceOver(services.value, anchor, xdm);
      uri = known ?? freeUri(services.value, offered ?? `${xdm.xui};pres-list=${encodeURIComponent(list)}`);
      return ok(known === undefined ? putService(index, current, uri, anchor) : undefined);
    };
    const written = await xdm.update(index, edit, { from });
    if (written.ok) return ok(uri);
    const other = alternativeOf(written.error);
    if (other === undefined || other === offered || attempt >= mostAttempts) return written;
    offered = other;
  }
}

/** Servers offer another URI where one is taken, or not as their template has it. */
const mostAttempts = 3;

function alternativeOf(failure: ListServiceFailure): string | undefined {
  if (failure.kind !== "conflict") return undefined;
  const { report } = failure;
  if (report.kind === "uniqueness-failure") return report.exists[0]?.alternatives[0];
  if (report.kind === "local-constraint-failure") return report.alternatives[0]?.value;
  return undefined;
}

import { RLMI_TYPE } from "@porchlight/documents";
import { chooseBodyType, type EventPackage, type Rejection, rejection } from "@porchlight/event-notifier";
import { fail, ok, type Result } from "@porchlight/kernel";
import { acceptsType, splitList } from "@porchlight/sip-message";
import { type ListService, servesPackage } from "../lists/list-service";

/** Option tag of list subscriptions (RFC 4662 section 4.1). */
export const EVENTLIST = "eventlist";
/** Type of every body of a list subscription. */
export const LIST_BODY_TYPE = "multipart/related";

/** What a SUBSCRIBE for a list service says; whoever sent it is authenticated. */
export interface ListSubscribe {
  readonly service: ListService;
  readonly eventPackage: EventPackage;
  /** The subscriber may use the list: its owner, somebody it is shared with, an administrator. */
  readonly mayUse: boolean;
  /** Of the Supported and Require fields, in lower case. */
  readonly optionTags: ReadonlySet<string>;
  readonly accept: string | undefined;
}

/** Steps 2 and 4 to 6 of rls.md section 2, in their order. The value is the body type of the members. */
export function decideListSubscribe(request: ListSubscribe, allowEvents: string): Result<string, Rejection> {
  const { service, eventPackage, mayUse, optionTags, accept } = request;
  if (!servesPackage(service, eventPackage.name) || !canBeListed(eventPackage)) {
    return fail(rejection(489, [["Allow-Events", service.packages?.join(", ") ?? allowEvents]]));
  }
  if (!mayUse) return fail(rejection(403));
  if (!optionTags.has(EVENTLIST)) return fail(rejection(421, [["Require", EVENTLIST]]));
  return memberBodyType(accept, eventPackage);
}

/** Who watches whom is told to the watched alone: there are no lists of watcher information. */
export const canBeListed = ({ name }: Pick<EventPackage, "name">): boolean => !name.endsWith(".winfo");

/** Accept has to name the multipart, the meta-information and a type of the package (RFC 4662 section 4.3). */
function memberBodyType(accept: string | undefined, eventPackage: EventPackage): Result<string, Rejection> {
  const ranges = splitList(accept ?? "");
  const isListTaken = LIST_TYPES.every((type) => acceptsType(ranges, type) > 0);
  const bodyType = accept === undefined || !isListTaken ? undefined : chooseBodyType(accept, eventPackage);
  if (bodyType?.ok) return ok(bodyType.value);
  return fail(rejection(406, [["Accept", [...LIST_TYPES, ...eventPackage.notifyTypes].join(", ")]]));
}

const LIST_TYPES = [LIST_BODY_TYPE, RLMI_TYPE];

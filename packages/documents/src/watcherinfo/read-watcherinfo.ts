import { fail, ok, type Result } from "@porchlight/kernel";
import { attributeOf, childElements, isNamed, parseXml, textOf, type XmlElement } from "@porchlight/xml";
import { numberAttribute } from "../number-attribute";
import {
  WATCHER_EVENTS,
  WATCHER_STATUSES,
  WATCHERINFO,
  type WatcherElement,
  type WatcherInfo,
  type WatcherList,
} from "./watcherinfo";

/** Reads a watcherinfo document; the error is one sentence. Elements and attributes of other namespaces are passed over. */
export function readWatcherInfo(source: string | Uint8Array): Result<WatcherInfo, string> {
  const xml = parseXml(source);
  if (!xml.ok) return fail(`${xml.error.kind}: ${xml.error.reason.text}`);
  const { root } = xml.value;
  if (!isNamed(root, WATCHERINFO, "watcherinfo")) return fail("the root element is not <watcherinfo>");
  const version = numberAttribute(root, "version");
  const state = attributeOf(root, "state");
  if (version === undefined) return fail("<watcherinfo> without a version");
  if (state !== "full" && state !== "partial") return fail("<watcherinfo> that is neither full nor partial");
  const lists: WatcherList[] = [];
  for (const child of childElements(root)) {
    if (!isNamed(child, WATCHERINFO, "watcher-list")) continue;
    const list = readList(child);
    if (!list.ok) return list;
    lists.push(list.value);
  }
  return ok({ version, state, lists });
}

function readList(element: XmlElement): Result<WatcherList, string> {
  const resource = attributeOf(element, "resource");
  const eventPackage = attributeOf(element, "package");
  if (resource === undefined || eventPackage === undefined)
    return fail("<watcher-list> without resource or package");
  const watchers: WatcherElement[] = [];
  for (const child of childElements(element)) {
    if (!isNamed(child, WATCHERINFO, "watcher")) continue;
    const watcher = readWatcher(child);
    if (!watcher.ok) return watcher;
    watchers.push(watcher.value);
  }
  return ok({ resource, eventPackage, watchers });
}

function readWatcher(element: XmlElement): Result<WatcherElement, string> {
  const id = attributeOf(element, "id");
  const status = WATCHER_STATUSES.find((each) => each === attributeOf(element, "status"));
  const event = WATCHER_EVENTS.find((each) => each === attributeOf(element, "event"));
  if (id === undefined || status === undefined || event === undefined)
    return fail("<watcher> without an id, status or event that is known");
  const displayName = attributeOf(element, "display-name");
  const expiration = numberAttribute(element, "expiration");
  const durationSubscribed = numberAttribute(element, "duration-subscribed");
  return ok({
    id,
    status,
    event,
    uri: textOf(element).trim(),
    ...(displayName === undefined ? {} : { displayName }),
    ...(expiration === undefined ? {} : { expiration }),
    ...(durationSubscribed === undefined ? {} : { durationSubscribed }),
  });
}

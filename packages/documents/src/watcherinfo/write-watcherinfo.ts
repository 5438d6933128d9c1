import { escapeAttribute, escapeText } from "@porchlight/xml";
import { XML_DECLARATION } from "../presence/write-presence";
import { WATCHERINFO, type WatcherElement, type WatcherInfo, type WatcherList } from "./watcherinfo";

export function writeWatcherInfo({ version, state, lists }: WatcherInfo): string {
  const root = `<watcherinfo xmlns="${WATCHERINFO}" version="${version}" state="${state}">`;
  return `${XML_DECLARATION}\n${root}${lists.map(listText).join("")}</watcherinfo>`;
}

const listText = ({ resource, eventPackage, watchers }: WatcherList): string =>
  `<watcher-list${attribute("resource", resource)}${attribute("package", eventPackage)}>${watchers.map(watcherText).join("")}</watcher-list>`;

function watcherText({ uri, ...watcher }: WatcherElement): string {
  const attributes = [
    attribute("id", watcher.id),
    attribute("status", watcher.status),
    attribute("event", watcher.event),
    attribute("display-name", watcher.displayName),
    attribute("expiration", watcher.expiration),
    attribute("duration-subscribed", watcher.durationSubscribed),
  ];
  return `<watcher${attributes.join("")}>${escapeText(uri)}</watcher>`;
}

const attribute = (name: string, value: string | number | undefined): string =>
  value === undefined ? "" : ` ${name}="${escapeAttribute(String(value))}"`;

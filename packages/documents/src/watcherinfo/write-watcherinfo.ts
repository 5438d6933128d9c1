import { escapeText } from "@porchlight/xml";
import { attributeText } from "../attribute-text";
import { XML_DECLARATION } from "../presence/write-presence";
import { WATCHERINFO, type WatcherElement, type WatcherInfo, type WatcherList } from "./watcherinfo";

export function writeWatcherInfo({ version, state, lists }: WatcherInfo): string {
  const root = `<watcherinfo xmlns="${WATCHERINFO}" version="${version}" state="${state}">`;
  return `${XML_DECLARATION}\n${root}${lists.map(listText).join("")}</watcherinfo>`;
}

const listText = ({ resource, eventPackage, watchers }: WatcherList): string =>
  `<watcher-list${attributeText("resource", resource)}${attributeText("package", eventPackage)}>${watchers.map(watcherText).join("")}</watcher-list>`;

function watcherText({ uri, ...watcher }: WatcherElement): string {
  const attributes = [
    attributeText("id", watcher.id),
    attributeText("status", watcher.status),
    attributeText("event", watcher.event),
    attributeText("display-name", watcher.displayName),
    attributeText("expiration", watcher.expiration),
    attributeText("duration-subscribed", watcher.durationSubscribed),
  ];
  return `<watcher${attributes.join("")}>${escapeText(uri)}</watcher>`;
}

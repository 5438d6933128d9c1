import { escapeAttribute, escapeText } from "@porchlight/xml";
import { SIMPLE_FILTER } from "../namespaces";
import type { Filter, FilterSelector, FilterSet, FilterTarget, TriggerCondition } from "./filter-set";
import { type PrefixOf, printFilterPath } from "./print-path";

/** The same set as a document of its own prefixes. */
export function writeFilterSet(set: FilterSet): string {
  const prefixes = new Map<string, string>();
  const prefixOf = (namespace: string): string => {
    const known = prefixes.get(namespace) ?? `n${prefixes.size}`;
    prefixes.set(namespace, known);
    return known;
  };
  const filters = set.filters.map((each) => writeFilter(each, prefixOf)).join("");
  const bindings = [...prefixes]
    .map(([urn, prefix]) => `<ns-binding prefix="${prefix}" urn="${escapeAttribute(urn)}"/>`)
    .join("");
  const bound = bindings === "" ? "" : `<ns-bindings>${bindings}</ns-bindings>`;
  return `<filter-set xmlns="${SIMPLE_FILTER}"${attribute("package", set.package)}>${bound}${filters}</filter-set>`;
}

function writeFilter({ id, target, remove, enabled, what, triggers }: Filter, prefixOf: PrefixOf): string {
  const select = (name: string, selectors: readonly FilterSelector[]): string =>
    selectors.map((each) => writeSelector(name, each, prefixOf)).join("");
  const content =
    what === undefined
      ? ""
      : `<what>${select("include", what.include)}${select("exclude", what.exclude)}</what>`;
  const fired = triggers
    .map((each) => `<trigger>${each.map((one) => writeCondition(one, prefixOf)).join("")}</trigger>`)
    .join("");
  const flags = `${remove ? ' remove="true"' : ""}${enabled ? "" : ' enabled="false"'}`;
  return `<filter id="${escapeAttribute(id)}"${targetAttribute(target)}${flags}>${content}${fired}</filter>`;
}

function targetAttribute(target: FilterTarget): string {
  switch (target.kind) {
    case "request":
      return "";
    case "uri":
      return attribute("uri", target.uri);
    case "domain":
      return attribute("domain", target.domain);
  }
}

const writeSelector = (name: string, selector: FilterSelector, prefixOf: PrefixOf): string =>
  selector.kind === "namespace"
    ? `<${name} type="namespace">${escapeText(selector.uri)}</${name}>`
    : `<${name}>${escapeText(printFilterPath(selector.path, prefixOf))}</${name}>`;

function writeCondition(condition: TriggerCondition, prefixOf: PrefixOf): string {
  const path = escapeText(printFilterPath(condition.path, prefixOf));
  const { kind } = condition;
  if (kind !== "changed") return `<${kind}>${path}</${kind}>`;
  const { from, to, by } = condition;
  const bounds = attribute("from", from) + attribute("to", to) + attribute("by", by?.toString());
  return `<changed${bounds}>${path}</changed>`;
}

const attribute = (name: string, value: string | undefined): string =>
  value === undefined ? "" : ` ${name}="${escapeAttribute(value)}"`;

import { RLS_SERVICES, type RlsService, readServices, XML_DECLARATION } from "@porchlight/documents";
import type { Saying } from "@porchlight/kernel";
import { removal, spaceBefore, spliced, spliceOf } from "@porchlight/policy";
import {
  appendChild,
  bindingsOf,
  childElements,
  element,
  insertAfter,
  isNamed,
  parseXml,
  replaceElement,
  serializeElement,
  type XmlDocument,
  type XmlElement,
} from "@porchlight/xml";
import { lineAt } from "../../rules/draft/open-draft";
import { rootFault } from "./root-fault";

/** A service with its element. */
export interface ServiceNode extends RlsService {
  /** As the API names it. */
  readonly place: string;
  readonly element: XmlElement;
}

export type OpenedServices =
  | { readonly kind: "services"; readonly document: XmlDocument; readonly services: readonly ServiceNode[] }
  | { readonly kind: "fault"; readonly reason: Saying; readonly line: number | undefined }
  | { readonly kind: "empty" };

export function openServices(text: string): OpenedServices {
  if (text.trim() === "") return { kind: "empty" };
  const parsed = parseXml(text);
  if (!parsed.ok) {
    const { reason, offset } = parsed.error;
    return { kind: "fault", reason, line: lineAt(text, offset) };
  }
  const { root } = parsed.value;
  if (!isNamed(root, RLS_SERVICES, "rls-services"))
    return { kind: "fault", reason: rootFault("rls-services"), line: undefined };
  const services = childElements(root).flatMap((each, index): ServiceNode[] => {
    const [service] = readServices({ ...root, children: [each] });
    return service === undefined ? [] : [{ ...service, place: `${index + 1}`, element: each }];
  });
  return { kind: "services", document: parsed.value, services };
}

export const EMPTY_SERVICES = `${XML_DECLARATION}<rls-services xmlns="${RLS_SERVICES}"></rls-services>`;

/** What a person says of a service. */
export interface ServiceWords {
  readonly uri: string;
  /** Address of its list; undefined keeps a list that the service has inside it. */
  readonly list: string | undefined;
  /** Undefined for all. */
  readonly packages: readonly string[] | undefined;
}

export const withService = ({ source, root }: XmlDocument, words: ServiceWords): string => {
  const text = serviceText(root, words, []);
  const last = childElements(root).at(-1);
  const edit =
    last === undefined ? appendChild(root, text) : insertAfter(last, spaceBefore(source, last.start) + text);
  return spliced(source, [spliceOf(edit, source)]);
};

export const withoutService = ({ source }: XmlDocument, service: ServiceNode): string =>
  spliced(source, [removal(service.element)]);

/** The service in other words; what else stands in it stays. */
export function withServiceWords({ source, root }: XmlDocument, service: ServiceNode, words: ServiceWords) {
  const others = childElements(service.element).filter((child) => !isWord(child, words));
  return spliced(source, [
    spliceOf(replaceElement(service.element, serviceText(root, words, others)), source),
  ]);
}

/** What the words replace. */
const isWord = ({ namespace, localName }: XmlElement, { list }: ServiceWords): boolean =>
  namespace === RLS_SERVICES &&
  (localName === "packages" || localName === "resource-list" || (localName === "list" && list !== undefined));

function serviceText(root: XmlElement, { uri, list, packages }: ServiceWords, others: readonly XmlElement[]) {
  const own = (name: string, children: readonly (XmlElement | string)[]) =>
    element(qualified(root, name), RLS_SERVICES, {}, children);
  const inline = others.filter(({ namespace }) => namespace === RLS_SERVICES);
  const foreign = others.filter(({ namespace }) => namespace !== RLS_SERVICES);
  const made = element(qualified(root, "service"), RLS_SERVICES, { uri }, [
    ...(list === undefined ? inline : [own("resource-list", [list])]),
    ...(packages === undefined
      ? []
      : [
          own(
            "packages",
            packages.map((name) => own("package", [name])),
          ),
        ]),
    ...foreign,
  ]);
  return serializeElement(made, { inScope: bindingsOf(root.scope) });
}

const qualified = ({ prefix }: XmlElement, name: string): string =>
  prefix === "" ? name : `${prefix}:${name}`;

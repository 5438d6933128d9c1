import {
  elementAt,
  type ListReference,
  type ListScope,
  RESOURCE_LISTS,
  RLS_SERVICES,
  type RlsService,
  readServices,
} from "@porchlight/documents";
import { type DocumentKey, documentSelectorText } from "@porchlight/xdm";
import { childElements, isNamed, parseXml, type XmlElement } from "@porchlight/xml";
import { listsKey } from "../../../xcap/documents/create-document";
import type { OfficeLists } from "../../ports/lists";
import { UNBOUNDED } from "../documents/laid-out";

/** Texts in place of stored ones; an empty one stands for no document. */
export interface ListDrafts {
  readonly lists?: string | undefined;
  readonly services?: string | undefined;
}

export const servicesKey = (xui: string): DocumentKey => ({
  auid: "rls-services",
  tree: "users",
  xui,
  path: "index",
});

/** The lists and services of one user, as they are stored or as drafts would have them. */
export class OwnerLists {
  /** Paths below the XCAP root. */
  readonly listsPath: string;
  readonly servicesPath: string;
  readonly #drafts: ReadonlyMap<string, string>;
  readonly #roots = new Map<string, XmlElement | undefined>();

  constructor(
    readonly office: OfficeLists,
    readonly owner: string,
    drafts: ListDrafts = {},
  ) {
    this.listsPath = documentSelectorText(listsKey(owner));
    this.servicesPath = documentSelectorText(servicesKey(owner));
    this.#drafts = new Map(
      [[this.listsPath, drafts.lists] as const, [this.servicesPath, drafts.services] as const].flatMap(
        ([path, text]) => (text === undefined ? [] : [[path, text] as const]),
      ),
    );
  }

  read(path: string): { readonly text: string } | undefined {
    const draft = this.#drafts.get(path);
    if (draft === undefined) return this.office.documents.read(path);
    return draft.trim() === "" ? undefined : { text: draft };
  }

  /** The root of a document, read once; undefined when it is missing or no XML. */
  root(path: string): XmlElement | undefined {
    if (!this.#roots.has(path)) this.#roots.set(path, rootOf(this.read(path)?.text));
    return this.#roots.get(path);
  }

  /** The root of the lists; undefined where there are none that can be read. */
  get lists(): XmlElement | undefined {
    const root = this.root(this.listsPath);
    return root !== undefined && isNamed(root, RESOURCE_LISTS, "resource-lists") ? root : undefined;
  }

  /** The elements of the services, each with its place and what it says. */
  get services(): readonly PlacedService[] {
    const root = this.root(this.servicesPath);
    if (root === undefined || !isNamed(root, RLS_SERVICES, "rls-services")) return [];
    return childElements(root).flatMap((element, index) => {
      const [service] = readServices({ ...root, children: [element] });
      return service === undefined ? [] : [{ place: String(index + 1), service }];
    });
  }

  /** The element of the lists at a place; undefined where there is none of that name. */
  elementAt(place: string, name: string): XmlElement | undefined {
    let element = this.lists;
    for (const step of place.split(".")) element = element && childElements(element)[Number(step) - 1];
    return element !== undefined && isNamed(element, RESOURCE_LISTS, name) ? element : undefined;
  }

  /** What the owner may refer to. */
  scope(reference: string): ListScope {
    const { foreignListsAllowed } = this.office;
    return { xui: this.owner, foreignListsAllowed, roots: this.office.rootsFor(reference) };
  }

  /** The element of a name that a reference leads to. */
  follow(reference: ListReference | undefined, name: string): XmlElement | undefined {
    const root = reference && this.root(reference.document);
    const element = reference && root && elementAt(root, reference.path);
    return element !== undefined && isNamed(element, RESOURCE_LISTS, name) ? element : undefined;
  }
}

export interface PlacedService {
  readonly place: string;
  readonly service: RlsService;
}

function rootOf(text: string | undefined): XmlElement | undefined {
  const xml = text === undefined ? undefined : parseXml(text, UNBOUNDED);
  return xml?.ok ? xml.value.root : undefined;
}

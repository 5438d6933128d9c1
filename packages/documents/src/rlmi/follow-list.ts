import type { ListName, RlmiInstance, RlmiList, RlmiResource } from "./rlmi";

/** What a subscriber knows of one list by the notifications of one subscription (RFC 4662 section 5.6). */
export interface ListCopy<Body> {
  readonly uri: string;
  readonly version: number;
  readonly names: readonly ListName[];
  /** By the URI of the resource, in the order of the last full state. */
  readonly rows: ReadonlyMap<string, ListRow<Body>>;
}

export interface ListRow<Body> {
  readonly uri: string;
  readonly names: readonly ListName[];
  readonly instances: readonly InstanceCopy<Body>[];
}

/** One instance, with what its part made of its state. */
export type InstanceCopy<Body> = RlmiInstance & { readonly body: Body | undefined };

/** What a part brought for an instance. */
export type TakenBody<Body> =
  | { readonly kind: "current"; readonly body: Body }
  /** It cannot be used, or something before it is missing: `body` is what is left, and a refresh has to mend it. */
  | { readonly kind: "lost"; readonly body: Body | undefined };

/**
 * Makes the state of an instance of the part its `cid` names. `previous` is what was known of the same instance: partial
 * bodies and nested lists have versions of their own.
 */
export type TakeBody<Body> = (
  cid: string,
  previous: Body | undefined,
  resource: RlmiResource,
) => TakenBody<Body>;

export type FollowedList<Body> =
  | {
      readonly kind: "current";
      readonly copy: ListCopy<Body>;
      /** Something is missing: the subscriber should refresh its subscription to be told all (section 5.6.2). */
      readonly refreshWanted: boolean;
    }
  /** Not newer than what is known: discarded, full or not. */
  | { readonly kind: "outdated" };

/** Takes one document as a subscriber. */
export function followList<Body>(
  copy: ListCopy<Body> | undefined,
  document: RlmiList,
  take: TakeBody<Body>,
): FollowedList<Body> {
  if (copy !== undefined && document.version <= copy.version) return { kind: "outdated" };
  const isMissingSome = !document.isFull && document.version !== (copy?.version ?? Number.NaN) + 1;
  const rows = new Map(document.isFull ? [] : copy?.rows);
  let isLost = false;
  for (const resource of document.resources) {
    const before = rows.get(resource.uri) ?? copy?.rows.get(resource.uri);
    const row = rowOf(resource, before, take);
    isLost ||= row.isLost;
    rows.set(resource.uri, row.row);
  }
  const { uri, version, names } = document;
  return { kind: "current", copy: { uri, version, names, rows }, refreshWanted: isMissingSome || isLost };
}

/** The row becomes what the document says of it: an instance that is not named any more is gone. */
function rowOf<Body>(
  resource: RlmiResource,
  before: ListRow<Body> | undefined,
  take: TakeBody<Body>,
): { readonly row: ListRow<Body>; readonly isLost: boolean } {
  let isLost = false;
  const instances = resource.instances.map((instance): InstanceCopy<Body> => {
    const previous = before?.instances.find(({ id }) => id === instance.id)?.body;
    if (instance.state !== "active") return { ...instance, body: undefined };
    if (instance.cid === "") return { ...instance, body: previous };
    const taken = take(instance.cid, previous, resource);
    isLost ||= taken.kind === "lost";
    return { ...instance, body: taken.body };
  });
  return { row: { uri: resource.uri, names: resource.names, instances }, isLost };
}

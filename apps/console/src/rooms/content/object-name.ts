/** An object by its owner and its name among those of its owner. */
export interface ObjectName {
  readonly owner: string;
  readonly name: string;
}

/** An object as the URL of the page names it. A name has no slash, an address may have some. */
export const keyOf = ({ owner, name }: ObjectName): string => `${owner}/${name}`;

/** What a key names; undefined when it can name no object. */
export function objectOf(key: string): ObjectName | undefined {
  const slash = key.lastIndexOf("/");
  const owner = key.slice(0, Math.max(0, slash));
  const name = key.slice(slash + 1);
  return owner === "" || name === "" ? undefined : { owner, name };
}

/** Where this origin serves the object, whatever name watchers know the content server by. */
export const pathOf = ({ owner, name }: ObjectName): string =>
  `/content/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;

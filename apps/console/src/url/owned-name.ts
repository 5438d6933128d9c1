/** Something of a user by the address of its owner, and its name among those of the owner. */
export interface OwnedName {
  readonly owner: string;
  readonly name: string;
}

/** As one parameter of the URL of a page. A name has no slash, an address may have some. */
export const ownedKey = ({ owner, name }: OwnedName): string => `${owner}/${name}`;

/** What a key names; undefined when it can name nothing. */
export function ownedName(key: string): OwnedName | undefined {
  const slash = key.lastIndexOf("/");
  const owner = key.slice(0, Math.max(0, slash));
  const name = key.slice(slash + 1);
  return owner === "" || name === "" ? undefined : { owner, name };
}

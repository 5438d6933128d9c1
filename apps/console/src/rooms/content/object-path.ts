import type { OwnedName } from "~/url/owned-name";

/** Where this origin serves an object, whatever name watchers know the content server by. */
export const objectPath = ({ owner, name }: OwnedName): string =>
  `/content/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;

import { type ApplicationUsage, xcapDirectory } from "@porchlight/xdm";
import { type DirectoryAnswer, mergeDirectory } from "./merge-directory";

/** Our usages and, for xcap-caps and the directory, those that other servers keep and we do not know. */
export function usagesWithRemote(
  usages: readonly ApplicationUsage[],
  auids: readonly string[],
): readonly ApplicationUsage[] {
  const unknown = auids.filter((auid) => !usages.some((usage) => usage.auid === auid));
  return [...usages, ...unknown.map(strange)];
}

/** A usage of which we know the name alone. It is never asked to decide. */
const strange = (auid: string): ApplicationUsage => ({
  auid,
  defaultNamespace: "",
  mimeType: "application/octet-stream",
  schema: "xcap-error",
  trees: [],
  subdirectories: false,
});

/** The directory with what other servers said. */
export const mergedDirectory = (answers: readonly DirectoryAnswer[]): ApplicationUsage => ({
  ...xcapDirectory,
  generate: (key, context) => {
    const own = xcapDirectory.generate?.(key, context);
    return own === undefined ? undefined : mergeDirectory(own, answers, context.root);
  },
});

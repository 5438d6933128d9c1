/** What every write of a document can be refused for. */
export const WRITE_PROBLEMS = [
  "document-not-found",
  "document-forbidden",
  "document-changed",
  "too-many-writers",
] as const;

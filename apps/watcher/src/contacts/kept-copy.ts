import type { ClientStorage, DocumentCopy } from "@porchlight/presence-client";

/** Longer documents are read anew after a reload, in characters: browsers store little. */
const longestKept = 500_000;

/** The last copy of a document over a reload, so that the board is there at once. */
export class KeptCopy {
  constructor(
    private readonly storage: ClientStorage,
    private readonly key: string,
  ) {}

  load(): DocumentCopy | undefined {
    try {
      const value: unknown = JSON.parse(this.storage.get(this.key) ?? "null");
      if (typeof value !== "object" || value === null) return undefined;
      const { etag, text } = value as Partial<Record<string, unknown>>;
      return typeof etag === "string" && typeof text === "string" ? { etag, text } : undefined;
    } catch {
      return undefined;
    }
  }

  save({ etag, text }: DocumentCopy): void {
    this.clear();
    if (text.length > longestKept) return;
    try {
      this.storage.set(this.key, JSON.stringify({ etag, text }));
    } catch {
      // A full or forbidden store: the document is read anew.
    }
  }

  clear(): void {
    try {
      this.storage.remove(this.key);
    } catch {
      // There is nothing in a forbidden store.
    }
  }
}

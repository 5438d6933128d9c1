/** A document as it was when an edit of it began. */
export interface DraftBase {
  readonly text: string;
  /** Null where there was none. */
  readonly etag: string | null;
}

/** An edit that is not written yet. */
export interface KeptDraft {
  readonly text: string;
  readonly base: DraftBase;
}

/** Keeps drafts over a reload of the page, apart for each operator and document. */
export class DraftStore {
  constructor(
    private readonly storage: Pick<Storage, "getItem" | "setItem" | "removeItem">,
    private readonly operator: string,
  ) {}

  read(selector: string): KeptDraft | undefined {
    try {
      return draftIn(JSON.parse(this.storage.getItem(this.#name(selector)) ?? "null"));
    } catch {
      return undefined;
    }
  }

  /** A storage that is full or forbidden keeps nothing: the draft is on the page all the same. */
  write(selector: string, draft: KeptDraft | undefined): void {
    try {
      if (draft === undefined) this.storage.removeItem(this.#name(selector));
      else this.storage.setItem(this.#name(selector), JSON.stringify(draft));
    } catch {}
  }

  #name(selector: string): string {
    return JSON.stringify(["porchlight draft", this.operator, selector]);
  }
}

function draftIn(value: unknown): KeptDraft | undefined {
  if (typeof value !== "object" || value === null || !("text" in value) || !("base" in value))
    return undefined;
  const { text, base } = value;
  if (typeof text !== "string" || typeof base !== "object" || base === null) return undefined;
  if (!("text" in base) || typeof base.text !== "string" || !("etag" in base)) return undefined;
  const { etag } = base;
  return etag === null || typeof etag === "string" ? { text, base: { text: base.text, etag } } : undefined;
}

/** How an edit stands to what the server has by now. */
export type DraftStanding =
  /** Nothing is edited, or it is what the server has: follow the server. */
  | "clean"
  | "edited"
  /** Somebody else has written since the edit began. */
  | "overtaken";

export function draftStanding({ text, base }: KeptDraft, server: DraftBase): DraftStanding {
  if (text === server.text || text === base.text) return "clean";
  return base.etag === server.etag ? "edited" : "overtaken";
}

/** One block of a stream of server-sent events. */
export interface StreamEvent {
  readonly data: string | undefined;
  readonly id: string | undefined;
  /** Milliseconds. */
  readonly retry: number | undefined;
}

/** Makes events of text that comes in pieces (HTML, server-sent events). */
export class EventLines {
  #rest = "";

  /** The events that are whole with this piece. */
  take(piece: string): readonly StreamEvent[] {
    const blocks = (this.#rest + piece.replaceAll("\r", "")).split("\n\n");
    this.#rest = blocks.pop() ?? "";
    return blocks.map(eventOf);
  }
}

function eventOf(block: string): StreamEvent {
  const fields = new Map<string, string>();
  for (const line of block.split("\n")) {
    const [, name = "", value = ""] = /^([^:]*):? ?(.*)$/.exec(line) ?? [];
    fields.set(name, name === "data" && fields.has(name) ? `${fields.get(name)}\n${value}` : value);
  }
  const retry = fields.get("retry") ?? "";
  return {
    data: fields.get("data"),
    id: fields.get("id"),
    retry: /^\d{1,9}$/.test(retry) ? Number(retry) : undefined,
  };
}

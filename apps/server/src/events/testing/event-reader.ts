import { type ClientRequest, type IncomingMessage, request } from "node:http";
import { type PresenceNews, presenceNewsSchema } from "@porchlight/admin-api";
import { eventually } from "../../testing/eventually";

/** A reader of a stream of presence over a real socket. */
export class EventReader {
  readonly news: PresenceNews[] = [];
  readonly ids: string[] = [];
  /** Comments and times to come back after, as they came. */
  readonly comments: string[] = [];
  readonly retries: number[] = [];
  isClosed = false;
  #text = "";

  private constructor(
    readonly call: ClientRequest,
    readonly answer: IncomingMessage,
  ) {
    answer.setEncoding("utf8");
    answer.on("error", () => undefined);
    answer.on("close", () => {
      this.isClosed = true;
    });
    answer.on("data", (chunk: string) => this.#read(chunk));
  }

  static open(url: string, headers: Readonly<Record<string, string>>): Promise<EventReader> {
    return new Promise((resolve, reject) => {
      const call = request(url, { headers, agent: false }, (answer) =>
        resolve(new EventReader(call, answer)),
      );
      call.on("error", reject);
      call.end();
    });
  }

  /** In short: the note, or the state and the reason. */
  get story(): readonly string[] {
    return this.news.map(storyOf);
  }

  async until(...story: readonly string[]): Promise<void> {
    const wanted = JSON.stringify(story);
    await eventually(
      `the reader was told ${wanted} and not ${JSON.stringify(this.story)}`,
      () => JSON.stringify(this.story) === wanted,
    ).catch((error: Error) => {
      throw new Error(`${error.message}; it was told ${JSON.stringify(this.story)}`);
    });
  }

  leave(): void {
    this.call.destroy();
  }

  #read(chunk: string): void {
    const blocks = (this.#text + chunk).split("\n\n");
    this.#text = blocks.pop() ?? "";
    for (const block of blocks) this.#take(new Map(block.split("\n").map(fieldOf)), block);
  }

  #take(fields: ReadonlyMap<string, string>, block: string): void {
    const [data, id, retry] = [fields.get("data"), fields.get("id"), fields.get("retry")];
    if (data !== undefined) this.news.push(presenceNewsSchema.parse(JSON.parse(data)));
    if (id !== undefined) this.ids.push(id);
    if (retry !== undefined) this.retries.push(Number(retry));
    if (block.startsWith(":")) this.comments.push(block);
  }
}

const fieldOf = (line: string): readonly [string, string] => {
  const [name = "", ...value] = line.split(": ");
  return [name, value.join(": ")];
};

export function storyOf(news: PresenceNews): string {
  if (news.state === "active") return news.note ?? news.mark;
  return news.state === "pending" ? "pending" : `ended ${news.reason}`;
}

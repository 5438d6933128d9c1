import { backOffMs } from "./back-off";
import { EventLines, type StreamEvent } from "./event-lines";
import { readNews, type Shown } from "./shown";

export type Listener = (shown: Shown) => void;

/** Whether what is known is so, may be so, or is too old to be shown. */
type Standing = "fresh" | "stale" | "gone";

/** A stream that says nothing for this long is dead: the server says something at least every minute. */
const SILENCE_MS = 150_000;
/** So long what was shown last is shown, greyed, while the server cannot be reached. */
const STALE_MS = 60_000;

/** What comes by one token from one server, over one connection for all badges of a page. */
export class Feed {
  readonly #listeners = new Map<string, Set<Listener>>();
  /** What was told of each; it stays when a badge goes, for it may come back. */
  readonly #known = new Map<string, Shown>();
  #standing: Standing = "fresh";
  #lastId = "";
  #retryMs = 0;
  #failures = 0;
  #run = new AbortController();
  #isDue = false;
  #wake = (): void => {};
  #fading: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly server: string,
    readonly token: string,
  ) {
    globalThis.addEventListener?.("online", () => this.#wake());
  }

  add(presentity: string, listener: Listener): void {
    const known = this.#listeners.get(presentity);
    if (known === undefined) {
      this.#listeners.set(presentity, new Set([listener]));
      this.#restart();
    } else known.add(listener);
    if (this.#known.has(presentity)) listener(this.#shownOf(presentity));
  }

  remove(presentity: string, listener: Listener): void {
    const known = this.#listeners.get(presentity);
    known?.delete(listener);
    if (known?.size !== 0) return;
    this.#listeners.delete(presentity);
    this.#restart();
  }

  /** Badges come and go by many at once: one new stream is for all of them. */
  #restart(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      this.#run.abort();
      this.#run = new AbortController();
      if (this.#listeners.size > 0) void this.#follow(this.#run.signal);
    });
  }

  async #follow(stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      const waitMs = await this.#connect(stop);
      if (stop.aborted) return;
      if (waitMs === undefined) return this.#stand("gone");
      this.#fade();
      await this.#pause(waitMs);
    }
  }

  /** Reads a stream to its end. Milliseconds until the next one; undefined where there is no use in one. */
  async #connect(stop: AbortSignal): Promise<number | undefined> {
    const silence = new AbortController();
    const giveUp = (): void => silence.abort();
    stop.addEventListener("abort", giveUp);
    let timer = setTimeout(giveUp, SILENCE_MS);
    try {
      const answer = await fetch(this.#url(), {
        headers: { Authorization: `Bearer ${this.token}`, "Last-Event-ID": this.#lastId },
        cache: "no-store",
        credentials: "omit",
        referrerPolicy: "no-referrer",
        signal: silence.signal,
      });
      if (answer.status !== 200 || answer.body === null) return await this.#refused(answer);
      this.#failures = 0;
      const lines = new EventLines();
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let read = await reader.read(); !read.done; read = await reader.read()) {
        clearTimeout(timer);
        timer = setTimeout(giveUp, SILENCE_MS);
        if (!stop.aborted) for (const event of lines.take(read.value)) this.#take(event);
      }
      return this.#retryMs;
    } catch {
      return this.#backOff();
    } finally {
      clearTimeout(timer);
      stop.removeEventListener("abort", giveUp);
    }
  }

  #url(): string {
    const url = new URL("/events/v1/presence", this.server);
    for (const presentity of this.#listeners.keys()) url.searchParams.append("uri", presentity);
    return url.href;
  }

  /** Only a server that is busy is asked again. */
  async #refused(answer: Response): Promise<number | undefined> {
    const seconds = Number(answer.headers.get("Retry-After"));
    if (answer.status === 429 || answer.status >= 500) return Math.max(seconds * 1000, this.#backOff());
    const problem = await answer.json().catch(() => ({}));
    console.warn("porchlight-presence:", answer.status, problem.title, problem.field, problem.reason);
    return undefined;
  }

  #backOff(): number {
    this.#failures += 1;
    return backOffMs(this.#failures - 1, Math.random());
  }

  #take({ data, id, retry }: StreamEvent): void {
    if (retry !== undefined) this.#retryMs = retry;
    if (id !== undefined) this.#lastId = id;
    this.#freshen();
    const news = data === undefined ? undefined : readNews(data);
    if (news === undefined) return;
    this.#known.set(news.presentity, news.shown);
    this.#tell(news.presentity);
  }

  #shownOf(presentity: string): Shown {
    const shown = this.#known.get(presentity);
    if (shown === undefined || this.#standing === "gone") return undefined;
    return { ...shown, isStale: this.#standing === "stale" };
  }

  #tell(presentity: string): void {
    for (const listener of this.#listeners.get(presentity) ?? []) listener(this.#shownOf(presentity));
  }

  #stand(standing: Standing): void {
    if (this.#standing === standing) return;
    this.#standing = standing;
    for (const presentity of this.#listeners.keys()) this.#tell(presentity);
  }

  /** What is shown may not be so any more. */
  #fade(): void {
    if (this.#standing === "fresh") this.#stand("stale");
    this.#fading ??= setTimeout(() => this.#stand("gone"), STALE_MS);
  }

  #freshen(): void {
    clearTimeout(this.#fading);
    this.#fading = undefined;
    this.#stand("fresh");
  }

  #pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

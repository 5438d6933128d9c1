"use client";
import { useCallback, useSyncExternalStore } from "react";

/** One timer per pace for the whole page, running only while something shows a time. */
class Ticker {
  #now = Date.now();
  #timer: ReturnType<typeof setInterval> | undefined;
  readonly #listeners = new Set<() => void>();

  constructor(private readonly paceMs: number) {}

  readonly read = (): number => this.#now;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#timer ??= setInterval(() => this.#tick(), this.paceMs);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    };
  };

  #tick(): void {
    this.#now = Date.now();
    for (const listener of this.#listeners) listener();
  }
}

const tickers = new Map<number, Ticker>();

function tickerOf(paceMs: number): Ticker {
  const known = tickers.get(paceMs);
  if (known !== undefined) return known;
  const made = new Ticker(paceMs);
  tickers.set(paceMs, made);
  return made;
}

const ON_SERVER = 0;

/** The time now in milliseconds since 1970, renewed every `paceMs`; 0 while rendered on a server. */
export function useNow(paceMs: number): number {
  const ticker = tickerOf(paceMs);
  const onServer = useCallback(() => ON_SERVER, []);
  return useSyncExternalStore(ticker.subscribe, ticker.read, onServer);
}

/** A running server under test. */
export interface Target {
  readonly name: string;
  /** WebSocket URL that speaks SIP. */
  readonly url: string;
  readonly domain: string;
  /** Root of its process tree; undefined when it is not ours to measure. */
  readonly pid: number | undefined;
  stop(): Promise<void>;
}

export interface TargetKind {
  readonly name: string;
  isAvailable(): boolean;
  start(users: readonly string[], workFolder: string): Promise<Target>;
}

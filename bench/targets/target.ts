/** What a scenario speaks: SIP by the plain event framework, SIP with partial and conditional notification, XCAP; or it looks at the console. */
export type Protocol = "sip" | "sparing-sip" | "xcap" | "console";

/** Password of every user of a scenario. */
export const userPassword = "load-test-password";

/** Password of the operator `admin`, where there is a console. */
export const adminPassword = "load-test-operator";

/** A running server under test. */
export interface Target {
  readonly name: string;
  /** WebSocket URL that speaks SIP. */
  readonly url: string;
  /** Without a slash at the end; empty where there is none. */
  readonly xcapRoot: string;
  readonly domain: string;
  /** Root of its process tree; undefined when it is not ours to measure. */
  readonly pid: number | undefined;
  stop(): Promise<void>;
}

export interface TargetKind {
  readonly name: string;
  readonly speaks: readonly Protocol[];
  isAvailable(): boolean;
  start(users: readonly string[], workFolder: string): Promise<Target>;
}

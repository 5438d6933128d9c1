/** Whether what the network knows of somebody is part of their presence. */
export interface NetworkControl {
  /** The setting of the server, for those who chose nothing. */
  readonly everybody: boolean;
  isOn(aor: string): boolean;
  choiceOf(aor: string): boolean | undefined;
  /** Called after the store has the choice. */
  choose(aor: string, choice: boolean | undefined): void;
}

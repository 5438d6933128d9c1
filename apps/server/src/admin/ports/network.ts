/** Whether what the network knows of somebody is part of their presence. */
export interface NetworkControl {
  isOn(aor: string): boolean;
  choiceOf(aor: string): boolean | undefined;
  /** Called after the store has the choice. */
  choose(aor: string, choice: boolean | undefined): void;
}

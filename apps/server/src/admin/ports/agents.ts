/** The agents of the running office. */
export interface AgentControl {
  /** Withdraws all that an agent says. */
  silence(agent: string): Promise<void>;
}

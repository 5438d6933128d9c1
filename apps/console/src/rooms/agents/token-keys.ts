export const AGENT_TOKENS = ["agent-tokens"] as const;
export const WATCHER_TOKENS = ["watcher-tokens"] as const;

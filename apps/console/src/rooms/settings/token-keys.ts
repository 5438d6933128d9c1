export const TOKENS = ["tokens"] as const;

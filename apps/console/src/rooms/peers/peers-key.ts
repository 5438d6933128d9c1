export const PEERS = ["peers"] as const;

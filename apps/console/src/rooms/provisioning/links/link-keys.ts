export const LINKS = ["setup-links"] as const;

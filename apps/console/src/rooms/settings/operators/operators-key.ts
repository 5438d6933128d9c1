export const OPERATORS = ["operators"] as const;

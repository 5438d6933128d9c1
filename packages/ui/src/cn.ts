import { type ClassValue, clsx } from "clsx";

/**
 * Joins class names. They count in the order of the style sheet, not of the names: a class that has to win over one of
 * the part it is given to says so, as `p-0!`.
 */
export const cn = (...classes: ClassValue[]): string => clsx(classes);

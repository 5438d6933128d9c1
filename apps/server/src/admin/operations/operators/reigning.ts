import type { OperatorRecord } from "../../ports/stores";

/** An owner who may sign in: there is always one. */
export const isReigning = ({ role, disabled }: OperatorRecord): boolean => role === "owner" && !disabled;

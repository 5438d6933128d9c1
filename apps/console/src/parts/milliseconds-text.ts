import type { ReactNode } from "react";
import type { Say } from "~/words/say";
import { NOTHING } from "./facts";

/** `1,234 ms`. */
export const millisecondsText = (milliseconds: number | null, say: Say): ReactNode =>
  milliseconds === null ? NOTHING : `${say.number(Math.round(milliseconds))} ms`;

import { type Network, parseNetwork } from "../../config";

/** Networks of the settings, which have been checked. */
export const networksOf = (texts: readonly string[]): readonly Network[] =>
  texts.map(parseNetwork).filter((network) => network !== undefined);

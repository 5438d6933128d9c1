/** The oldest Node this runs on. */
const oldest = [20, 19] as const;

/** One sentence when the running Node is too old. */
export function nodeVersionProblem(running: string = process.versions.node): string | undefined {
  const [major = 0, minor = 0] = running.split(".").map(Number);
  const isOld = major < oldest[0] || (major === oldest[0] && minor < oldest[1]);
  if (!isOld) return undefined;
  return `Node ${running} is too old: install Node ${oldest.join(".")} or newer.`;
}

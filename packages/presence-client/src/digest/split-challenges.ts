const longestField = 65_536;
const token = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";
/** An item of the list up to its comma; commas between quotes are part of it. */
const item = /\s*((?:"(?:[^"\\]|\\.)*"|[^",])*)(,|$)/y;
const isParameter = new RegExp(`^${token}\\s*=`);

/** The challenges of a WWW-Authenticate field, which HTTP clients hand out with all its lines joined (RFC 9110 §11.6.1). */
export function splitChallenges(field: string): string[] {
  const challenges: string[] = [];
  if (field.length > longestField) return challenges;
  item.lastIndex = 0;
  while (item.lastIndex < field.length) {
    const text = item.exec(field)?.[1]?.trim();
    if (text === undefined) return challenges;
    const last = challenges.length - 1;
    if (isParameter.test(text) && last >= 0) challenges[last] += `, ${text}`;
    else if (text !== "") challenges.push(text);
  }
  return challenges;
}

/** Whether a text has at least so many Unicode characters, each of one or two code units. A long one is not read to its end. */
export const hasCharacters = (text: string, count: number): boolean =>
  [...text.slice(0, 2 * count)].length >= count;

/** Equality in a time that tells nothing of where two texts differ. */
export function sameText(expected: string, given: string): boolean {
  let difference = expected.length ^ given.length;
  for (let index = 0; index < expected.length; index++) {
    // Beyond the end of `given` the code is NaN, which counts as 0.
    difference |= expected.charCodeAt(index) ^ given.charCodeAt(index);
  }
  return difference === 0;
}

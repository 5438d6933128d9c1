/** As a sentence, unless it begins with something that is written as it is, such as a URI. */
export const capital = (text: string): string =>
  /^\p{L}+(?=\s)/u.test(text) ? text.charAt(0).toLocaleUpperCase() + text.slice(1) : text;

export const withStop = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

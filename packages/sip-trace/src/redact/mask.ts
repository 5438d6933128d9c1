/** The text with a star for every character but white space, so that lengths and line ends stay what they are. */
export const masked = (text: string): string => text.replace(/\S/g, "*");

/** A star for every octet. */
export const maskedWhole = (text: string): string => "*".repeat(text.length);

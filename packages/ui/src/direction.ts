/** Scripts that are written from right to left (ISO 15924). */
const FROM_RIGHT = ["Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"];

/** Which way a language is written, for `dir`. */
export function directionOf(locale: string): "ltr" | "rtl" {
  const { script = "" } = new Intl.Locale(locale).maximize();
  return FROM_RIGHT.includes(script) ? "rtl" : "ltr";
}

/** The reader's choice, kept in a cookie, so that a server knows it. */
export const LANGUAGE_COOKIE = "porchlight_language";

const A_YEAR_SECONDS = 365 * 24 * 3600;

export function keepLanguage(language: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
  document.cookie = `${LANGUAGE_COOKIE}=${language}; path=/console; max-age=${A_YEAR_SECONDS}; samesite=lax`;
}

/** `Deutsch`: a language by the name it has for itself. */
export const nameOfLanguage = (language: string): string =>
  new Intl.DisplayNames(language, { type: "language" }).of(language) ?? language;

export interface Spoken {
  /** One of those there are. */
  readonly language: string;
  /** BCP 47: the language, with the region that the browser names for it. */
  readonly locale: string;
}

const FALLBACK = "en";
const LONGEST_HEADER = 1000;

/** The choice if there is one, else what the browser likes best of what there is (RFC 9110, 12.5.4), else English. */
export function chooseLanguage(
  languages: readonly string[],
  choice: string | undefined,
  accepted: string | null,
): Spoken {
  const liked = readAccepted(accepted ?? "");
  const chosen = languages.find((language) => language === choice);
  const spoken = liked.find((tag) => languages.includes(primaryOf(tag)));
  const language = chosen ?? (spoken === undefined ? FALLBACK : primaryOf(spoken));
  return { language, locale: liked.find((tag) => primaryOf(tag) === language) ?? language };
}

const primaryOf = (tag: string): string => tag.split("-", 1)[0]?.toLowerCase() ?? "";

/** Language tags of Accept-Language, the best liked first; what is no tag is left out. */
function readAccepted(header: string): readonly string[] {
  return header
    .slice(0, LONGEST_HEADER)
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.split(";").map((text) => text.trim());
      const quality = parameters.find((text) => /^q=/i.test(text))?.slice(2);
      return { tag: canonical(tag), quality: quality === undefined ? 1 : Number(quality) };
    })
    .flatMap(({ tag, quality }) => (tag !== undefined && quality > 0 ? [{ tag, quality }] : []))
    .sort((one, other) => other.quality - one.quality)
    .map(({ tag }) => tag);
}

function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

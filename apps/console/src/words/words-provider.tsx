"use client";
import { type UiWords, UiWordsProvider } from "@porchlight/ui";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { useLateSaid } from "./late-said";
import { createSay, type Say, type SomeWords } from "./say";

/** What a server hands to a page in one language. Plain data: it travels in the page, never in a script. */
export interface Catalogue {
  /** One of `languages`. */
  readonly language: string;
  /** BCP 47; with a region where the reader's browser names one. */
  readonly locale: string;
  readonly languages: readonly string[];
  /** What every page says; a room brings its own. */
  readonly words: SomeWords;
  readonly uiWords: UiWords;
}

interface Spoken {
  readonly say: Say;
  readonly words: SomeWords;
  readonly language: string;
  readonly languages: readonly string[];
}

const SpokenContext = createContext<Spoken | undefined>(undefined);

/** Around everything that says something. */
export function WordsProvider({
  catalogue: { language, languages, words, uiWords },
  children,
}: {
  readonly catalogue: Catalogue;
  readonly children: ReactNode;
}) {
  const spoken = useMemo(
    () => ({ say: createSay(words, uiWords), words, language, languages }),
    [words, uiWords, language, languages],
  );
  return (
    <SpokenContext value={spoken}>
      <UiWordsProvider words={uiWords}>{children}</UiWordsProvider>
    </SpokenContext>
  );
}

/** Around what says more than all pages do. */
export function MoreWords({
  words: more,
  isOuter,
  children,
}: {
  readonly words: SomeWords;
  readonly isOuter: boolean;
  readonly children: ReactNode;
}) {
  const outer = useSpoken();
  const late = useLateSaid(outer.language, !isOuter && more.said === undefined);
  const spoken = useMemo(() => {
    const words = { ...outer.words, ...more, ...late };
    return { ...outer, words, say: createSay(words, outer.say.uiWords) };
  }, [outer, more, late]);
  return <SpokenContext value={spoken}>{children}</SpokenContext>;
}

function useSpoken(): Spoken {
  const spoken = useContext(SpokenContext);
  if (spoken === undefined) throw new Error("useSay is used outside of WordsProvider");
  return spoken;
}

/** Says sentences in the language of the page. */
export const useSay = (): Say => useSpoken().say;

/** The language of the page, and those that there are. */
export const useLanguages = (): Pick<Spoken, "language" | "languages"> => useSpoken();

import { useEffect, useState } from "react";
import type { SomeWords } from "./say";

const NOTHING: SomeWords = {};

/** What the server says by its codes, once a page is there that does not bring it: few pages say more than a fault by it. */
export function useLateSaid(language: string, isWanted: boolean): SomeWords {
  const [late, setLate] = useState<{ readonly language: string; readonly words: SomeWords }>();
  useEffect(() => {
    if (!isWanted) return;
    let isOver = false;
    void saidIn(language).then((words) => isOver || setLate({ language, words }));
    return () => {
      isOver = true;
    };
  }, [language, isWanted]);
  return isWanted && late?.language === language ? late.words : NOTHING;
}

const asked = new Map<string, Promise<SomeWords>>();

function saidIn(language: string): Promise<SomeWords> {
  const words = asked.get(language) ?? fetched(language);
  asked.set(language, words);
  return words;
}

/** Without them the server is quoted in its English; the next page asks again. */
async function fetched(language: string): Promise<SomeWords> {
  try {
    const answer = await fetch(`/console/words/said?in=${encodeURIComponent(language)}`);
    if (answer.ok) return { said: await answer.json() };
  } catch {
    // The server is away, which the page tells.
  }
  asked.delete(language);
  return NOTHING;
}

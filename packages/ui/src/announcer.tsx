"use client";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";

type Announce = (text: string) => void;

const AnnounceContext = createContext<Announce>(() => undefined);

/** Tells those who do not see the page what has just happened on it, once, when they are done with what they hear. */
export const useAnnounce = (): Announce => useContext(AnnounceContext);

/** The one region of the page that such news is read from. Put once around the application. */
export function AnnouncerProvider({ children }: { readonly children: ReactNode }) {
  const [news, setNews] = useState({ text: "", count: 0 });
  const announce = useCallback<Announce>((text) => setNews(({ count }) => ({ text, count: count + 1 })), []);
  return (
    <AnnounceContext.Provider value={announce}>
      {children}
      <div aria-live="polite" className="sr-only">
        {/* The same words twice are two pieces of news. */}
        <p key={news.count}>{news.text}</p>
      </div>
    </AnnounceContext.Provider>
  );
}

import { Button, visibleText } from "@porchlight/ui";
import { useState } from "react";
import { lateWords } from "../words/late-words";

const mostCharacters = 2000;
const mostLines = 40;

/** What somebody wrote: text, lines as they are, nothing in it a link. What is very long is shown when asked for. */
export function MessageText({ text }: { readonly text: string }) {
  const [isWhole, setWhole] = useState(false);
  const lines = text.split(/\r\n|\r|\n/);
  const short = lines.slice(0, mostLines).join("\n").slice(0, mostCharacters);
  const isCut = !isWhole && (lines.length > mostLines || text.length > mostCharacters);
  return (
    <>
      <p className="wrap-anywhere whitespace-pre-wrap">
        <bdi>{isCut ? `${shownLines(short.split("\n"))}…` : shownLines(lines)}</bdi>
      </p>
      {isCut && (
        <Button
          size="sm"
          variant="ghost"
          className="-mx-3"
          onClick={() => setWhole(true)}
          data-testid="show-all"
        >
          {lateWords.chat.showAll}
        </Button>
      )}
    </>
  );
}

const shownLines = (lines: readonly string[]): string =>
  lines.map((line) => visibleText(line, line.length)).join("\n");

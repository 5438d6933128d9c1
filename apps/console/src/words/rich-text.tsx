import { Fragment, type ReactNode } from "react";

/** A value for each `{place}`, and for each `<tag>` what makes an element of the text in it. */
export type Parts = Readonly<Record<string, ReactNode | ((text: ReactNode) => ReactNode)>>;

const PART = /\{(\w+)\}|<(\w+)>(.*?)<\/\2>/;

/** A sentence as nodes. Its texts are text nodes, whatever they say. */
export function richText(sentence: string, parts: Parts, print: (value: number) => string): ReactNode {
  const nodes: ReactNode[] = [];
  let rest = sentence;
  for (let found = PART.exec(rest); found !== null; found = PART.exec(rest)) {
    const [all, place, tag = "", inner = ""] = found;
    nodes.push(rest.slice(0, found.index));
    nodes.push(
      place === undefined
        ? tagged(parts[tag], richText(inner, parts, print))
        : placed(parts[place], all, print),
    );
    rest = rest.slice(found.index + all.length);
  }
  nodes.push(rest);
  // biome-ignore lint/suspicious/noArrayIndexKey: a sentence is a fixed sequence of its parts
  return nodes.map((node, index) => <Fragment key={index}>{node}</Fragment>);
}

const tagged = (part: Parts[string], inner: ReactNode): ReactNode =>
  typeof part === "function" ? part(inner) : inner;

function placed(part: Parts[string], place: string, print: (value: number) => string): ReactNode {
  if (part === undefined || typeof part === "function") return place;
  return typeof part === "number" ? print(part) : part;
}

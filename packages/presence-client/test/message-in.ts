/** A request as the double read it. */
export interface RequestIn {
  readonly method: string;
  readonly uri: string;
  readonly body: string;
  /** First value of a header. */
  readonly header: (name: string) => string;
  readonly headers: (name: string) => string[];
}

/** Reads a request or a response; `method` of a response is its status code. */
export function readMessage(text: string): RequestIn {
  const split = text.indexOf("\r\n\r\n");
  const [first = "", ...lines] = text.slice(0, split).split("\r\n");
  const words = first.split(" ");
  const isResponse = words[0] === "SIP/2.0";
  const values = (name: string): string[] =>
    lines
      .filter((line) => line.slice(0, line.indexOf(":")).trim().toLowerCase() === name.toLowerCase())
      .map((line) => line.slice(line.indexOf(":") + 1).trim());
  return {
    method: (isResponse ? words[1] : words[0]) ?? "",
    uri: isResponse ? "" : (words[1] ?? ""),
    body: text.slice(split + 4),
    header: (name) => values(name)[0] ?? "",
    headers: values,
  };
}

export const tagOf = (value: string): string => /;tag=([^;]+)/.exec(value)?.[1] ?? "";

import type { CommandContext } from "./command-context";

/** One value, as JSON for programs. */
export const printJson = ({ stdout }: CommandContext, value: unknown): void => {
  stdout.write(`${JSON.stringify(value, undefined, 2)}\n`);
};

export const printLine = ({ stdout }: CommandContext, line: string): void => {
  stdout.write(`${printable(line)}\n`);
};

/** A text of several lines as it is; on a terminal without the characters that would steer it. */
export function printText({ stdout }: CommandContext, text: string): void {
  const safe = (): string =>
    text
      .split(/([\n\t])/)
      .map((part, index) => (index % 2 === 0 ? printable(part) : part))
      .join("");
  stdout.write(stdout.isTTY === true ? safe() : text);
}

/** Rows in columns; the last column is not padded. */
export function printTable(
  context: CommandContext,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  const safe = [header, ...rows].map((row) => row.map(printable));
  const widths = header.map((_, column) =>
    safe.reduce((width, row) => Math.max(width, (row[column] ?? "").length), 0),
  );
  for (const row of safe) {
    const cells = row.map((cell, column) =>
      column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0),
    );
    printLine(context, cells.join("  ").trimEnd());
  }
}

/** Untrusted text without the characters that would steer a terminal. */
export const printable = (text: string): string =>
  text.replace(
    /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`,
  );

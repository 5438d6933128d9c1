/** A line of a unified difference, by what it means. */
export interface DiffLine {
  readonly kind: "added" | "removed" | "kept" | "place" | "note";
  /** With its mark. */
  readonly text: string;
}

/** The lines of a unified difference, without the two that name the texts. */
export const diffLines = (diff: string): readonly DiffLine[] =>
  diff
    .split("\n")
    .slice(2, -1)
    .map((text) => ({ kind: kindOf(text), text }));

function kindOf(line: string): DiffLine["kind"] {
  switch (line[0]) {
    case "+":
      return "added";
    case "-":
      return "removed";
    case "@":
      return "place";
    case "\\":
      return "note";
    default:
      return "kept";
  }
}

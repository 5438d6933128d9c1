/** A command that could not do its work, told in one sentence. */
export class CommandFailure extends Error {
  constructor(
    sentence: string,
    /** More lines for people, such as the rows of a file at fault. */
    readonly details: readonly string[] = [],
  ) {
    super(sentence);
    this.name = "CommandFailure";
  }
}

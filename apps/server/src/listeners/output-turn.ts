import type { LiveConnection } from "./connection";

/** Lets everything that is sent on one connection within a turn of the event loop go out in one write. */
export class OutputTurn {
  #corked: LiveConnection[] = [];

  /** Call before each write. */
  touch(connection: LiveConnection): void {
    if (connection.isCorked) return;
    connection.isCorked = true;
    connection.socket.cork();
    if (this.#corked.push(connection) === 1) setImmediate(() => this.#end());
  }

  #end(): void {
    const corked = this.#corked;
    this.#corked = [];
    for (const connection of corked) {
      connection.isCorked = false;
      connection.socket.uncork();
    }
  }
}

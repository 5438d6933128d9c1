import type { Erasure } from "@porchlight/store";

/** Takes the traces of somebody who is gone out of what the running office keeps. */
export interface ErasingDesk {
  /**
   * Called when the account is gone and the office knows: waits for what is on its way to the disk, then puts the pseudonym in
   * the place of the address; how many rows were changed. It is gone over again once the last answers have come.
   */
  erase(erasure: Erasure): Promise<number>;
}

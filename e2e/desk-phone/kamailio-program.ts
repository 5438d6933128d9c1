import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { kamailioArguments, writeKamailioTables } from "../../bench/targets/kamailio-files";
import type { ListService } from "../../bench/targets/target";
import { Program } from "./program";

/** A Kamailio with a folder of its own, which has its tables and goes with it. */
export class KamailioProgram {
  readonly #folder = mkdtempSync(join(tmpdir(), "porchlight-kamailio-"));
  readonly #program: Program;

  private constructor(configuration: (tables: string) => string, lists: readonly ListService[]) {
    const file = join(this.#folder, "kamailio.cfg");
    writeFileSync(file, configuration(writeKamailioTables(this.#folder, lists)));
    this.#program = new Program("kamailio", kamailioArguments(file, this.#folder, 64, 8));
  }

  /** @param configuration its text; it is told the folder of the tables */
  static async start(
    configuration: (tables: string) => string,
    lists: readonly ListService[] = [],
  ): Promise<KamailioProgram> {
    const kamailio = new KamailioProgram(configuration, lists);
    await kamailio.#program.untilPrinted(/Listening on/);
    await delay(500);
    return kamailio;
  }

  get output(): string {
    return this.#program.output;
  }

  async stop(): Promise<void> {
    this.#program.terminate();
    await this.#program.exit(5000);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

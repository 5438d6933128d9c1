import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { have, Program } from "./program";

/** Where the modules of Kamailio are; undefined when it or those for calls as presence are not installed. */
export const kamailioModules = have("kamailio")
  ? ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/local/lib64"]
      .map((folder) => join(folder, "kamailio/modules"))
      .find((folder) => existsSync(join(folder, "pua_dialoginfo.so")))
  : undefined;

export interface ExchangeSettings {
  readonly port: number;
  /** Of the presence server. */
  readonly sipPort: number;
  /** Of the one phone that it knows. */
  readonly phonePort: number;
}

/** Kamailio as the exchange of an office: it carries calls to one phone and publishes them. */
export class Kamailio {
  readonly #folder = mkdtempSync(join(tmpdir(), "porchlight-kamailio-"));
  readonly #program: Program;

  private constructor(settings: ExchangeSettings) {
    const tables = join(this.#folder, "tables");
    mkdirSync(tables);
    writeFileSync(join(tables, "version"), "table_name(string) table_version(int)\npua:7\n");
    writeFileSync(join(tables, "pua"), `${publications}\n`);
    const file = join(this.#folder, "kamailio.cfg");
    writeFileSync(file, configuration(settings, tables));
    this.#program = new Program("kamailio", [
      ...["-f", file, "-DD", "-E", "-m", "64", "-M", "8"],
      ...["-w", this.#folder, "-Y", this.#folder],
    ]);
  }

  static async start(settings: ExchangeSettings): Promise<Kamailio> {
    const exchange = new Kamailio(settings);
    await exchange.#program.untilPrinted(/Listening on/);
    await delay(500);
    return exchange;
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

const publications =
  "id(int,auto) pres_uri(string) pres_id(string) event(int) expires(int) desired_expires(int) flag(int) etag(string) tuple_id(string,null) watcher_uri(string) call_id(string) to_tag(string) from_tag(string) cseq(int) record_route(string,null) contact(string) remote_contact(string) version(int) extra_headers(string)";

const configuration = ({ port, sipPort, phonePort }: ExchangeSettings, tables: string): string => `
debug=2
log_stderror=yes
children=2
disable_tcp=yes
listen=udp:127.0.0.1:${port}
alias="office.test"
mpath="${kamailioModules}/"
loadmodule "db_text.so"
loadmodule "sl.so"
loadmodule "tm.so"
loadmodule "rr.so"
loadmodule "pv.so"
loadmodule "textops.so"
loadmodule "siputils.so"
loadmodule "dialog.so"
loadmodule "pua.so"
loadmodule "pua_dialoginfo.so"
modparam("pua", "db_url", "text://${tables}")
modparam("pua", "db_mode", 0)
modparam("pua", "outbound_proxy", "sip:127.0.0.1:${sipPort}")
modparam("pua_dialoginfo", "use_pubruri_avps", 1)
modparam("pua_dialoginfo", "pubruri_caller_avp", "$avp(caller)")
modparam("pua_dialoginfo", "pubruri_callee_avp", "$avp(callee)")
request_route {
  if (has_totag()) {
    loose_route();
    t_relay();
    exit;
  }
  if (is_method("INVITE")) {
    record_route();
    $avp(callee) = $ru;
    dlg_manage();
    $ru = "sip:" + $rU + "@127.0.0.1:${phonePort}";
    t_relay();
    exit;
  }
  sl_send_reply("405", "Method Not Allowed");
}
`;

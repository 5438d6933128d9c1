import { hasKamailioModules, kamailioModules } from "../../bench/targets/kamailio-files";
import { KamailioProgram } from "./kamailio-program";
import { have } from "./program";

/** Whether Kamailio can carry calls here, and publish them as presence. */
export const kamailioCarriesCalls = have("kamailio") && hasKamailioModules("pua_dialoginfo");

export interface ExchangeSettings {
  readonly port: number;
  /** Of the presence server. */
  readonly sipPort: number;
  /** Of the one phone that it knows. */
  readonly phonePort: number;
}

/** Starts Kamailio as the exchange of an office: it carries calls to one phone and publishes them. */
export const startKamailioExchange = (settings: ExchangeSettings): Promise<KamailioProgram> =>
  KamailioProgram.start((tables) => configuration(settings, tables));

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

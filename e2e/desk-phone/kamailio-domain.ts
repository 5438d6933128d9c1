import { hasKamailioModules, kamailioListServer, kamailioModules } from "../../bench/targets/kamailio-files";
import type { ListService } from "../../bench/targets/target";
import { KamailioProgram } from "./kamailio-program";
import { have } from "./program";

/** Whether Kamailio can be a domain of its own here: with presence, lists and TLS. */
export const kamailioServesDomains = have("kamailio") && hasKamailioModules("tls", "presence_xml", "rls");

export interface KamailioDomainSettings {
  readonly domain: string;
  /** For its own phones, without passwords. */
  readonly port: number;
  readonly tlsPort: number;
  /** PEM files. */
  readonly certificate: string;
  readonly key: string;
  readonly authorities: string;
  /** Where the servers of all other domains are. */
  readonly others: string;
  /** Lists that it serves, each to its owner. */
  readonly lists: readonly ListService[];
}

/** Starts Kamailio as the proxy, presence and list server of another domain, connected by TLS that both sides prove. */
export const startKamailioDomain = (settings: KamailioDomainSettings): Promise<KamailioProgram> =>
  KamailioProgram.start((tables) => configuration(settings, tables), settings.lists);

const configuration = (
  { authorities, certificate, domain, key, others, port, tlsPort }: KamailioDomainSettings,
  tables: string,
): string => `
debug=2
log_stderror=yes
children=2
enable_tls=yes
tcp_connection_lifetime=3605
use_dns_cache=off
dns_try_naptr=off
listen=udp:127.0.0.1:${port}
listen=tls:127.0.0.1:${tlsPort}
alias="${domain}"
mpath="${kamailioModules}/"
loadmodule "db_text.so"
loadmodule "sl.so"
loadmodule "tm.so"
loadmodule "rr.so"
loadmodule "pv.so"
loadmodule "textops.so"
loadmodule "siputils.so"
loadmodule "xlog.so"
loadmodule "tls.so"
loadmodule "presence.so"
loadmodule "presence_xml.so"
modparam("tls", "tls_method", "TLSv1.2+")
modparam("tls", "certificate", "${certificate}")
modparam("tls", "private_key", "${key}")
modparam("tls", "ca_list", "${authorities}")
modparam("tls", "verify_certificate", 1)
modparam("tls", "require_certificate", 1)
modparam("rr", "enable_double_rr", 1)
modparam("presence", "db_url", "text://${tables}")
modparam("presence", "subs_db_mode", 0)
modparam("presence", "server_address", "sip:127.0.0.1:${tlsPort};transport=tls")
modparam("presence_xml", "db_url", "text://${tables}")
modparam("presence_xml", "force_active", 1)
${kamailioListServer(port, tables)}request_route {
  if (has_totag()) {
    if (loose_route()) {
      t_relay();
      exit;
    }
    if (is_method("SUBSCRIBE") && uri == myself) {
      route(SUBSCRIBED);
      exit;
    }
    if (is_method("NOTIFY") && $rU == "rls") {
      t_newtran();
      rls_handle_notify();
      exit;
    }
    if (!is_method("ACK") || t_check_trans()) t_relay();
    exit;
  }
  if ($rd == "${domain}") {
    t_newtran();
    if (is_method("PUBLISH")) handle_publish();
    else if (is_method("SUBSCRIBE")) route(SUBSCRIBED);
    else t_reply("404", "Not Found");
    exit;
  }
  if (is_method("SUBSCRIBE")) record_route();
  $du = "${others}";
  t_relay();
}
route[SUBSCRIBED] {
  t_newtran();
  $var(ret) = rls_handle_subscribe();
  if ($var(ret) == 10) handle_subscribe();
}
`;

import { appendFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { kamailioModules } from "./kamailio";
import { Program } from "./program";

/** Whether Kamailio can be a domain of its own here: with presence, lists and TLS. */
export const kamailioServesDomains =
  kamailioModules !== undefined &&
  ["tls.so", "presence_xml.so", "rls.so"].every((name) => existsSync(join(kamailioModules ?? "", name)));

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
  /** Lists that it serves, each to one user. */
  readonly lists: readonly KamailioList[];
}

export interface KamailioList {
  readonly uri: string;
  /** Address of record of who may subscribe to it. */
  readonly owner: string;
  readonly members: readonly string[];
}

/** Kamailio as the proxy, presence and list server of another domain, connected by TLS that both sides prove. */
export class KamailioDomain {
  readonly #folder = mkdtempSync(join(tmpdir(), "porchlight-kamailio-domain-"));
  readonly #program: Program;

  private constructor(settings: KamailioDomainSettings) {
    const tables = join(this.#folder, "tables");
    mkdirSync(tables);
    for (const [name, columns] of Object.entries(columnsOf))
      writeFileSync(join(tables, name), `${columns}\n`);
    appendFileSync(join(tables, "xcap"), settings.lists.map(listRow).join(""));
    writeFileSync(join(tables, "version"), versions);
    const file = join(this.#folder, "kamailio.cfg");
    writeFileSync(file, configuration(settings, tables));
    this.#program = new Program("kamailio", [
      ...["-f", file, "-DD", "-E", "-m", "64", "-M", "8"],
      ...["-w", this.#folder, "-Y", this.#folder],
    ]);
  }

  static async start(settings: KamailioDomainSettings): Promise<KamailioDomain> {
    const domain = new KamailioDomain(settings);
    await domain.#program.untilPrinted(/Listening on/);
    await delay(500);
    return domain;
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

const columnsOf = {
  presentity:
    "id(int,auto) username(string) domain(string) event(string) etag(string) expires(int) received_time(int) body(string) sender(string) priority(int) ruid(string,null)",
  active_watchers:
    "id(int,auto) presentity_uri(string) watcher_username(string) watcher_domain(string) to_user(string) to_domain(string) event(string) event_id(string,null) to_tag(string) from_tag(string) callid(string) local_cseq(int) remote_cseq(int) contact(string) record_route(string,null) expires(int) status(int) reason(string,null) version(int) socket_info(string) local_contact(string) from_user(string) from_domain(string) updated(int) updated_winfo(int) flags(int) user_agent(string,null)",
  watchers:
    "id(int,auto) presentity_uri(string) watcher_username(string) watcher_domain(string) event(string) status(int) reason(string,null) inserted_time(int)",
  pua: "id(int,auto) pres_uri(string) pres_id(string) event(int) expires(int) desired_expires(int) flag(int) etag(string) tuple_id(string,null) watcher_uri(string) call_id(string) to_tag(string) from_tag(string) cseq(int) record_route(string,null) contact(string) remote_contact(string) version(int) extra_headers(string)",
  rls_presentity:
    "id(int,auto) rlsubs_did(string) resource_uri(string) content_type(string) presence_state(string) expires(int) updated(int) auth_state(int) reason(string)",
  rls_watchers:
    "id(int,auto) presentity_uri(string) to_user(string) to_domain(string) watcher_username(string) watcher_domain(string) event(string) event_id(string,null) to_tag(string) from_tag(string) callid(string) local_cseq(int) remote_cseq(int) contact(string) record_route(string,null) expires(int) status(int) reason(string) version(int) socket_info(string) local_contact(string) from_user(string) from_domain(string) updated(int)",
  xcap: "id(int,auto) username(string) domain(string) doc(string) doc_type(int) etag(string) source(int) doc_uri(string) port(int)",
};

const versions =
  "table_name(string) table_version(int)\npresentity:5\nactive_watchers:12\nwatchers:3\nxcap:4\npua:7\nrls_presentity:1\nrls_watchers:3\n";

/** Its number for documents of list services. */
const RLS_SERVICES = 8;

/** A list service as its table of documents has it. */
function listRow({ members, owner, uri }: KamailioList, index: number): string {
  const [user, domain] = owner.replace(/^sip:/, "").split("@");
  const entries = members.map((member) => `<rl:entry uri="${member}"/>`).join("");
  const document = `<rls-services xmlns="urn:ietf:params:xml:ns:rls-services" xmlns:rl="urn:ietf:params:xml:ns:resource-lists"><service uri="${uri}"><list name="l">${entries}</list><packages><package>presence</package></packages></service></rls-services>`;
  const fields = [index + 1, user, domain, document, RLS_SERVICES, `e${index}`, 0, "index", 0];
  return `${fields.map((field) => String(field).replaceAll(":", "\\:")).join(":")}\n`;
}

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
loadmodule "pua.so"
loadmodule "rls.so"
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
modparam("presence_xml", "integrated_xcap_server", 1)
modparam("pua", "db_url", "text://${tables}")
modparam("rls", "db_url", "text://${tables}")
modparam("rls", "xcap_db_url", "text://${tables}")
modparam("rls", "integrated_xcap_server", 1)
modparam("rls", "server_address", "sip:rls@127.0.0.1:${port}")
modparam("rls", "outbound_proxy", "sip:127.0.0.1:${port}")
modparam("rls", "to_presence_code", 10)
modparam("rls", "waitn_time", 1)
request_route {
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

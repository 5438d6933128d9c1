import { appendFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort, has, startPinned, stopProcess, untilListening } from "./processes";
import { listServices, type OfficeList, type TargetKind } from "./target";

const domain = "office.test";
const modules = "/usr/lib/x86_64-linux-gnu/kamailio/modules";

/**
 * Kamailio in its fastest mode: everything in memory, no rules, no watcher information, nobody authenticated. Its list server
 * subscribes to its presence server by SIP over UDP, and is there for scenarios with lists only.
 */
export const kamailio: TargetKind = {
  name: "kamailio",
  speaks: ["sip", "sip-lists"],
  isAvailable: () =>
    has("kamailio") &&
    ["presence.so", "websocket.so", "rls.so"].every((name) => existsSync(`${modules}/${name}`)),
  async start({ lists }, workFolder) {
    const port = await freePort();
    const folder = join(workFolder, "kamailio");
    const tables = join(folder, "tables");
    mkdirSync(tables, { recursive: true });
    writeTables(tables, lists);
    const configFile = join(folder, "kamailio.cfg");
    writeFileSync(configFile, configuration(port, tables, lists.length > 0));
    const child = startPinned("kamailio", [
      "-f",
      configFile,
      "-DD",
      "-E",
      "-m",
      "1024",
      "-M",
      "64",
      "-w",
      folder,
      "-Y",
      folder,
    ]);
    await untilListening(port, child);
    return {
      name: "kamailio",
      url: `ws://127.0.0.1:${port}/`,
      xcapRoot: "",
      domain,
      pid: child.pid,
      stop: () => stopProcess(child),
    };
  },
};

const configuration = (port: number, tables: string, hasLists: boolean): string => `
debug=0
log_stderror=yes
children=2
tcp_children=2
tcp_max_connections=12000
tcp_connection_lifetime=3700
disable_tcp=no
tcp_accept_no_cl=yes
listen=tcp:127.0.0.1:${port}
${hasLists ? `listen=udp:127.0.0.1:${port}\n` : ""}alias="${domain}"
mpath="${modules}/"
loadmodule "db_text.so"
loadmodule "sl.so"
loadmodule "tm.so"
loadmodule "rr.so"
loadmodule "pv.so"
loadmodule "maxfwd.so"
loadmodule "textops.so"
loadmodule "siputils.so"
loadmodule "xhttp.so"
loadmodule "websocket.so"
loadmodule "nathelper.so"
loadmodule "usrloc.so"
loadmodule "registrar.so"
loadmodule "presence.so"
loadmodule "presence_xml.so"
modparam("usrloc", "db_mode", 0)
modparam("presence", "db_url", "text://${tables}")
modparam("presence", "subs_db_mode", 0)
modparam("presence", "publ_cache", 2)
modparam("presence", "fetch_rows", 500)
modparam("presence", "server_address", "sip:127.0.0.1:${port};transport=ws")
modparam("presence", "send_fast_notify", 1)
modparam("presence_xml", "db_url", "text://${tables}")
modparam("presence_xml", "force_active", 1)
${hasLists ? listServer(port, tables) : ""}event_route[xhttp:request] {
  if ($hdr(Upgrade) =~ "websocket" && $hdr(Connection) =~ "Upgrade" && $rm =~ "GET") {
    if (ws_handle_handshake()) exit;
  }
  xhttp_reply("404", "Not Found", "", "");
}
request_route {
  force_rport();
${hasLists ? takeNotify : ""}  if (has_totag() && is_method("SUBSCRIBE")) {
    handle_subscribe();
    exit;
  }
  if (is_method("REGISTER")) { save("location"); exit; }
  if (is_method("PUBLISH")) { t_newtran(); handle_publish(); t_release(); exit; }
  if (is_method("SUBSCRIBE")) { t_newtran(); ${hasLists ? "$var(list) = rls_handle_subscribe(); if ($var(list) == 10) " : ""}handle_subscribe(); t_release(); exit; }
  sl_send_reply("405", "Method Not Allowed");
}
`;

const listServer = (port: number, tables: string): string => `
loadmodule "pua.so"
loadmodule "rls.so"
modparam("presence_xml", "integrated_xcap_server", 1)
modparam("pua", "db_url", "text://${tables}")
modparam("rls", "db_url", "text://${tables}")
modparam("rls", "xcap_db_url", "text://${tables}")
modparam("rls", "integrated_xcap_server", 1)
modparam("rls", "server_address", "sip:rls@127.0.0.1:${port}")
modparam("rls", "outbound_proxy", "sip:127.0.0.1:${port}")
modparam("rls", "to_presence_code", 10)
modparam("rls", "waitn_time", 1)
`;

/** What the list server hears of the presence server. */
const takeNotify = `  if (is_method("NOTIFY") && $rU == "rls") { t_newtran(); rls_handle_notify(); exit; }
`;

/** Kamailio's number for documents of list services. */
const RLS_SERVICES = 8;

/** A list service as its table of documents has it. */
function listRow(list: OfficeList, index: number): string {
  const document = listServices(list, domain);
  const fields = [index + 1, list.owner, domain, document, RLS_SERVICES, `e${index}`, 0, "index", 0];
  return `${fields.map((field) => String(field).replaceAll(":", "\\:")).join(":")}\n`;
}

function writeTables(folder: string, lists: readonly OfficeList[]): void {
  const tables: Record<string, [columns: string, version: number]> = {
    presentity: [
      "id(int,auto) username(string) domain(string) event(string) etag(string) expires(int) received_time(int) body(string) sender(string) priority(int) ruid(string,null)",
      5,
    ],
    active_watchers: [
      "id(int,auto) presentity_uri(string) watcher_username(string) watcher_domain(string) to_user(string) to_domain(string) event(string) event_id(string,null) to_tag(string) from_tag(string) callid(string) local_cseq(int) remote_cseq(int) contact(string) record_route(string,null) expires(int) status(int) reason(string,null) version(int) socket_info(string) local_contact(string) from_user(string) from_domain(string) updated(int) updated_winfo(int) flags(int) user_agent(string,null)",
      12,
    ],
    watchers: [
      "id(int,auto) presentity_uri(string) watcher_username(string) watcher_domain(string) event(string) status(int) reason(string,null) inserted_time(int)",
      3,
    ],
    xcap: [
      "id(int,auto) username(string) domain(string) doc(string) doc_type(int) etag(string) source(int) doc_uri(string) port(int)",
      4,
    ],
    pua: [
      "id(int,auto) pres_uri(string) pres_id(string) event(int) expires(int) desired_expires(int) flag(int) etag(string) tuple_id(string,null) watcher_uri(string) call_id(string) to_tag(string) from_tag(string) cseq(int) record_route(string,null) contact(string) remote_contact(string) version(int) extra_headers(string)",
      7,
    ],
    rls_presentity: [
      "id(int,auto) rlsubs_did(string) resource_uri(string) content_type(string) presence_state(string) expires(int) updated(int) auth_state(int) reason(string)",
      1,
    ],
    rls_watchers: [
      "id(int,auto) presentity_uri(string) to_user(string) to_domain(string) watcher_username(string) watcher_domain(string) event(string) event_id(string,null) to_tag(string) from_tag(string) callid(string) local_cseq(int) remote_cseq(int) contact(string) record_route(string,null) expires(int) status(int) reason(string) version(int) socket_info(string) local_contact(string) from_user(string) from_domain(string) updated(int)",
      3,
    ],
  };
  const versions = ["table_name(string) table_version(int)"];
  for (const [name, [columns, version]] of Object.entries(tables)) {
    writeFileSync(join(folder, name), `${columns}\n`);
    versions.push(`${name}:${version}`);
  }
  appendFileSync(join(folder, "xcap"), lists.map(listRow).join(""));
  writeFileSync(join(folder, "version"), `${versions.join("\n")}\n`);
}

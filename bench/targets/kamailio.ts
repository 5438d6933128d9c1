import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createKamailioDatabase } from "./kamailio-database";
import {
  hasKamailioModules,
  kamailioArguments,
  kamailioListServer,
  kamailioModules,
  writeKamailioTables,
} from "./kamailio-files";
import { freePort, has, startPinned, stopProcess, untilListening } from "./processes";
import { type OfficeList, type Protocol, serviceOf, type Target, type TargetKind } from "./target";

const domain = "office.test";

interface Storage {
  /** Processes that read from connections. */
  readonly workers: number;
  readonly modules: readonly string[];
  /** Parameters of modules, once `folder` has what it keeps its state in. */
  parameters(folder: string, tables: string): Promise<string>;
}

const inMemory: Storage = {
  workers: 2,
  modules: [],
  parameters: async (_folder, tables) => `
modparam("presence", "db_url", "text://${tables}")
modparam("presence", "subs_db_mode", 0)
modparam("presence", "publ_cache", 2)
modparam("presence_xml", "db_url", "text://${tables}")
`,
};

/**
 * Writes through: what is answered is in the database, each in a transaction of its own. With two workers requests are refused,
 * since the one finds the database locked by the other.
 */
const inSqlite: Storage = {
  workers: 1,
  modules: ["db_sqlite"],
  async parameters(folder) {
    const file = join(folder, "kamailio.sqlite");
    await createKamailioDatabase(file);
    return `
loadmodule "db_sqlite.so"
modparam("db_sqlite", "db_set_journal_mode", "${file}=WAL")
modparam("presence", "db_url", "sqlite:///${file}")
modparam("presence", "subs_db_mode", 1)
modparam("presence", "publ_cache", 1)
modparam("presence_xml", "db_url", "sqlite:///${file}")
`;
  },
};

/**
 * Kamailio in its fastest mode: everything in memory, no rules, no watcher information, nobody authenticated. Its list server
 * subscribes to its presence server by SIP over UDP, and is there for scenarios with lists only.
 */
export const kamailio = kamailioWith("kamailio", ["sip", "sip-lists"], inMemory);

/** The same with what it accepts in SQLite, as Porchlight has it. */
export const storedKamailio = kamailioWith("stored-kamailio", ["sip"], inSqlite);

function kamailioWith(name: string, speaks: readonly Protocol[], storage: Storage): TargetKind {
  return {
    name,
    speaks,
    isAvailable: () =>
      has("kamailio") && hasKamailioModules("presence", "websocket", "rls", ...storage.modules),
    start: ({ lists }, workFolder) => start(name, lists, storage, workFolder),
  };
}

async function start(
  name: string,
  lists: readonly OfficeList[],
  storage: Storage,
  workFolder: string,
): Promise<Target> {
  const port = await freePort();
  const folder = join(workFolder, "kamailio");
  mkdirSync(folder, { recursive: true });
  const tables = writeKamailioTables(
    folder,
    lists.map((list) => serviceOf(list, domain)),
  );
  const configFile = join(folder, "kamailio.cfg");
  const parameters = await storage.parameters(folder, tables);
  writeFileSync(configFile, configuration(port, tables, storage.workers, parameters, lists.length > 0));
  const child = startPinned("kamailio", kamailioArguments(configFile, folder, 1024, 64));
  await untilListening(port, child);
  return {
    name,
    url: `ws://127.0.0.1:${port}/`,
    xcapRoot: "",
    domain,
    pid: child.pid,
    stop: () => stopProcess(child),
  };
}

const configuration = (
  port: number,
  tables: string,
  workers: number,
  parameters: string,
  hasLists: boolean,
): string => `
debug=0
log_stderror=yes
children=2
tcp_children=${workers}
tcp_max_connections=12000
tcp_connection_lifetime=3700
disable_tcp=no
tcp_accept_no_cl=yes
listen=tcp:127.0.0.1:${port}
${hasLists ? `listen=udp:127.0.0.1:${port}\n` : ""}alias="${domain}"
mpath="${kamailioModules}/"
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
modparam("presence", "fetch_rows", 500)
modparam("presence", "server_address", "sip:127.0.0.1:${port};transport=ws")
modparam("presence", "send_fast_notify", 1)
modparam("presence_xml", "force_active", 1)
${parameters}${hasLists ? kamailioListServer(port, tables) : ""}event_route[xhttp:request] {
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

/** What the list server hears of the presence server. */
const takeNotify = `  if (is_method("NOTIFY") && $rU == "rls") { t_newtran(); rls_handle_notify(); exit; }
`;

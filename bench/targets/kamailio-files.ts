import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ListService, listServices } from "./target";

/** Where Debian and builds by hand put the modules of Kamailio; undefined when there are none. */
export const kamailioModules = [
  "/usr/lib/x86_64-linux-gnu",
  "/usr/lib/aarch64-linux-gnu",
  "/usr/lib64",
  "/usr/local/lib64",
]
  .map((folder) => join(folder, "kamailio/modules"))
  .find((folder) => existsSync(folder));

/** Whether Kamailio has these modules. */
export const hasKamailioModules = (...names: readonly string[]): boolean =>
  kamailioModules !== undefined &&
  names.every((name) => existsSync(join(kamailioModules ?? "", `${name}.so`)));

interface Table {
  readonly columns: string;
  readonly version: number;
}

/** The tables of its presence server, its list server and its client of both. */
const TABLES: Readonly<Record<string, Table>> = {
  presentity: {
    columns:
      "id(int,auto) username(string) domain(string) event(string) etag(string) expires(int) received_time(int) body(string) sender(string) priority(int) ruid(string,null)",
    version: 5,
  },
  active_watchers: {
    columns:
      "id(int,auto) presentity_uri(string) watcher_username(string) watcher_domain(string) to_user(string) to_domain(string) event(string) event_id(string,null) to_tag(string) from_tag(string) callid(string) local_cseq(int) remote_cseq(int) contact(string) record_route(string,null) expires(int) status(int) reason(string,null) version(int) socket_info(string) local_contact(string) from_user(string) from_domain(string) updated(int) updated_winfo(int) flags(int) user_agent(string,null)",
    version: 12,
  },
  watchers: {
    columns:
      "id(int,auto) presentity_uri(string) watcher_username(string) watcher_domain(string) event(string) status(int) reason(string,null) inserted_time(int)",
    version: 3,
  },
  pua: {
    columns:
      "id(int,auto) pres_uri(string) pres_id(string) event(int) expires(int) desired_expires(int) flag(int) etag(string) tuple_id(string,null) watcher_uri(string) call_id(string) to_tag(string) from_tag(string) cseq(int) record_route(string,null) contact(string) remote_contact(string) version(int) extra_headers(string)",
    version: 7,
  },
  rls_presentity: {
    columns:
      "id(int,auto) rlsubs_did(string) resource_uri(string) content_type(string) presence_state(string) expires(int) updated(int) auth_state(int) reason(string)",
    version: 1,
  },
  rls_watchers: {
    columns:
      "id(int,auto) presentity_uri(string) to_user(string) to_domain(string) watcher_username(string) watcher_domain(string) event(string) event_id(string,null) to_tag(string) from_tag(string) callid(string) local_cseq(int) remote_cseq(int) contact(string) record_route(string,null) expires(int) status(int) reason(string) version(int) socket_info(string) local_contact(string) from_user(string) from_domain(string) updated(int)",
    version: 3,
  },
  xcap: {
    columns:
      "id(int,auto) username(string) domain(string) doc(string) doc_type(int) etag(string) source(int) doc_uri(string) port(int)",
    version: 4,
  },
};

/** Writes the tables into a new folder and returns it, with the lists in the table of documents. */
export function writeKamailioTables(parent: string, lists: readonly ListService[]): string {
  const folder = join(parent, "tables");
  mkdirSync(folder, { recursive: true });
  const rowsOf = (name: string): string => (name === "xcap" ? lists.map(listRow).join("") : "");
  for (const [name, { columns }] of Object.entries(TABLES))
    writeFileSync(join(folder, name), `${columns}\n${rowsOf(name)}`);
  const versions = Object.entries(TABLES).map(([name, { version }]) => `${name}:${version}\n`);
  writeFileSync(join(folder, "version"), `table_name(string) table_version(int)\n${versions.join("")}`);
  return folder;
}

/** Its number for documents of list services. */
const RLS_SERVICES = 8;

/** A list service as its table of documents has it. */
function listRow(list: ListService, index: number): string {
  const [user, domain] = list.owner.replace(/^sip:/, "").split("@");
  const fields = [index + 1, user, domain, listServices(list), RLS_SERVICES, `e${index}`, 0, "index", 0];
  return `${fields.map((field) => String(field).replaceAll(":", "\\:")).join(":")}\n`;
}

/** Its list server, which subscribes to the presence server at the port by SIP over UDP. */
export const kamailioListServer = (port: number, tables: string): string => `
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

/** Arguments of a Kamailio that stays in the foreground. */
export const kamailioArguments = (file: string, folder: string, sharedMiB: number, ownMiB: number) => [
  ...["-f", file, "-DD", "-E"],
  ...["-m", String(sharedMiB), "-M", String(ownMiB)],
  ...["-w", folder, "-Y", folder],
];

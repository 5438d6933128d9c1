import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { samplePassword } from "../support/office";
import { Program } from "./program";

export interface LinphoneSettings {
  readonly user: string;
  readonly transport: "udp" | "tcp";
  readonly sipPort: number;
  readonly watches: readonly string[];
  /** Where it brings its friends as a list (RFC 5367); left out it watches each by himself. */
  readonly listServer?: string;
}

const configuration = ({ user, transport, sipPort, watches, listServer }: LinphoneSettings): string => `[sip]
sip_port=-1
sip_tcp_port=-1
sip_tls_port=-1
default_proxy=0
use_ipv6=0
${listServer === undefined ? "" : `rls_uri=${listServer}\n\n[net]\nfriendlist_subscription_enabled=1\n`}

[proxy_0]
reg_proxy=<sip:127.0.0.1:${sipPort};transport=${transport}>
reg_route=<sip:127.0.0.1:${sipPort};transport=${transport}>
reg_identity=sip:${user}@office.test
reg_expires=600
reg_sendregister=1
publish=1
publish_expires=600

[auth_info_0]
username=${user}
passwd=${samplePassword}
realm=office.test

${watches.map(friend).join("\n")}`;

const friend = (user: string, index: number): string => `[friend_${index}]
url="${user}" <sip:${user}@office.test>
pol=accept
subscribe=1
`;

/** A running linphonec with one account and some friends. Its output holds every SIP message. */
export class Linphone extends Program {
  readonly #folder: string;

  private constructor(folder: string) {
    const configFile = join(folder, "linphonerc");
    super("linphonec", ["-d", "6", "-c", configFile], { HOME: folder });
    this.#folder = folder;
  }

  static start(settings: LinphoneSettings): Linphone {
    const folder = mkdtempSync(join(tmpdir(), "porchlight-linphone-"));
    for (const part of [".local/share/linphone", ".config/linphone"])
      mkdirSync(join(folder, part), { recursive: true });
    writeFileSync(join(folder, "linphonerc"), configuration(settings));
    return new Linphone(folder);
  }

  /** Ends it as its user would: it takes back what it published, unsubscribes and unregisters. */
  async quit(): Promise<number | null> {
    this.write("quit");
    const status = await this.exit(10_000);
    rmSync(this.#folder, { recursive: true, force: true });
    return status;
  }
}

import type { Target } from "../targets/target";
import { userPassword } from "../targets/target";
import { XcapUser } from "./xcap-user";

/** Writes a list service over some users; its address. */
export async function writeListService(
  { xcapRoot, domain }: Target,
  owner: string,
  members: readonly string[],
): Promise<string> {
  const user = new XcapUser(xcapRoot, owner, domain, userPassword);
  const uri = `sip:${owner}@${domain};pres-list=bench`;
  const entries = members.map((aor) => `<rl:entry uri="${aor}"/>`).join("");
  await user.call({
    method: "PUT",
    path: `/rls-services/users/${user.aor}/index`,
    type: "application/rls-services+xml",
    body: `<rls-services xmlns="urn:ietf:params:xml:ns:rls-services" xmlns:rl="urn:ietf:params:xml:ns:resource-lists"><service uri="${uri}"><list>${entries}</list></service></rls-services>`,
  });
  user.close();
  return uri;
}

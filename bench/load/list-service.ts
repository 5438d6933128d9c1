import { listServices, type OfficeList, serviceOf, type Target, userPassword } from "../targets/target";
import { XcapUser } from "./xcap-user";

/** Writes a list service as its owner. */
export async function writeListService(
  { xcapRoot, domain }: Pick<Target, "xcapRoot" | "domain">,
  list: OfficeList,
): Promise<void> {
  const user = new XcapUser(xcapRoot, list.owner, domain, userPassword);
  await user.call({
    method: "PUT",
    path: `/rls-services/users/${user.aor}/index`,
    type: "application/rls-services+xml",
    body: listServices(serviceOf(list, domain)),
  });
  user.close();
}

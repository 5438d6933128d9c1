import { Readable } from "node:stream";
import { ok } from "@porchlight/kernel";
import { type AdminContext, actorBehind } from "../context";
import { checkImport, importCheckAnswer } from "../operations/import/check-import";
import { importUsers } from "../operations/import/import-users";
import { accountNote } from "../operations/users/account-audit";
import { createUser } from "../operations/users/create-user";
import { deleteUser } from "../operations/users/delete-user";
import { eraseUser } from "../operations/users/erase-user";
import { findUser } from "../operations/users/find-user";
import { setUserPassword } from "../operations/users/set-user-password";
import { updateUser } from "../operations/users/update-user";
import { userArchive } from "../operations/users/user-archive";
import { userDetail } from "../views/user-detail";
import { userRow } from "../views/user-row";
import { accountSort } from "./account-sort";
import type { Handlers } from "./handlers";

type UserHandlers = Pick<
  Handlers,
  | "listUsers"
  | "showUser"
  | "createUser"
  | "updateUser"
  | "setUserPassword"
  | "deleteUser"
  | "eraseUser"
  | "exportUser"
  | "checkUserImport"
  | "importUsers"
>;

export function userRoutes({ deps, operations, live, overview }: AdminContext): UserHandlers {
  const changed = async (aors: readonly string[]): Promise<void> => {
    await overview.recountUsers();
    live.changed("users", aors);
  };

  return {
    listUsers: async ({ query }) => {
      const { sort, ...filter } = query;
      const found = await deps.stores.accounts.list({ ...filter, sort: accountSort(sort) });
      return ok({ items: found.items.map(userRow), total: found.total });
    },

    showUser: async ({ params }) => {
      const found = await findUser(operations, params.aor);
      return found.ok ? ok(userDetail(found.value, deps.office.views)) : found;
    },

    createUser: async ({ body, request }) => {
      const created = await createUser(operations, actorBehind(request), body);
      if (!created.ok) return created;
      await changed([created.value.aor]);
      return ok(userRow(created.value));
    },

    updateUser: async ({ params, body, request }) => {
      const updated = await updateUser(operations, actorBehind(request), params.aor, body);
      if (!updated.ok) return updated;
      await changed([updated.value.aor]);
      return ok(userRow(updated.value));
    },

    setUserPassword: async ({ params, body, request }) => {
      const set = await setUserPassword(operations, actorBehind(request), params.aor, body.password);
      if (!set.ok) return set;
      await changed([set.value.aor]);
      return ok(undefined);
    },

    deleteUser: async ({ params, request }) => {
      const deleted = await deleteUser(operations, actorBehind(request), params.aor);
      if (!deleted.ok) return deleted;
      await changed([deleted.value]);
      return ok(undefined);
    },

    eraseUser: async ({ params, request }) => {
      const erased = await eraseUser({ ...deps, ...operations }, actorBehind(request), params.aor);
      if (!erased.ok) return erased;
      await changed([params.aor]);
      return erased;
    },

    exportUser: async ({ params, reply, request }) => {
      const found = await findUser(operations, params.aor);
      if (!found.ok) return found;
      const { aor } = found.value;
      await deps.stores.audit.append(accountNote("user.export", actorBehind(request), deps.clock(), aor, {}));
      live.audited();
      const archive = userArchive(
        { ...deps, contentRow: (object) => deps.content.row(object, request.raw) },
        found.value,
      );
      reply
        .header("content-type", "application/x-ndjson; charset=utf-8")
        .header("content-disposition", 'attachment; filename="user.ndjson"')
        .send(Readable.from(jsonLines(archive)));
      return ok(undefined);
    },

    checkUserImport: async ({ body }) => ok(importCheckAnswer(await checkImport(operations, body.csv))),

    importUsers: async ({ body, request }) => {
      const imported = await importUsers(operations, actorBehind(request), body.csv);
      if (!imported.ok) return imported;
      await changed(imported.value);
      return ok({ created: imported.value.length });
    },
  };
}

async function* jsonLines(lines: AsyncIterable<unknown>): AsyncIterable<string> {
  for await (const line of lines) yield `${JSON.stringify(line)}\n`;
}

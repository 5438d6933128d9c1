import type { AccountFilter, AccountOrder, AccountPage } from "../ports/accounts";
import { accountTable, nameKey } from "./account-table";
import type { RawDatabase } from "./raw-database";
import { rowsFromJson } from "./row-text";

const orderColumn: Record<AccountOrder, string> = {
  aor: `"aor"`,
  displayName: `"nameKey"`,
  createdAt: `"createdAt"`,
  updatedAt: `"updatedAt"`,
};

interface Condition {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** One page of accounts. Prisma's own text search would take % and _ in the search for wildcards. */
export async function accountPage(database: RawDatabase, filter: AccountFilter): Promise<AccountPage> {
  const { sql, values } = where(filter);
  const [counted] = await database.$queryRawUnsafe<readonly { readonly total: bigint }[]>(
    `SELECT count(*) AS "total" FROM "account" ${sql}`,
    ...values,
  );
  const pages = await database.$queryRawUnsafe<readonly { readonly rows: string }[]>(
    `SELECT json_array(json_array(${columns})) AS "rows" FROM "account" ${sql} ${order(filter)} LIMIT ? OFFSET ?`,
    ...values,
    filter.limit,
    filter.offset,
  );
  return {
    items: pages.flatMap(({ rows }) => rowsFromJson(rows).map(accountTable.fromRow)),
    total: Number(counted?.total ?? 0),
  };
}

const columns = accountTable.columns.map((column) => `"${column}"`).join(", ");

function where({ search, kind, disabled, domain }: AccountFilter): Condition {
  const conditions: Condition[] = [];
  const needle = nameKey(search);
  if (needle !== "") {
    conditions.push({
      sql: `(instr("nameKey", ?) > 0 OR instr(lower("aor"), ?) > 0)`,
      values: [needle, needle],
    });
  }
  if (kind !== undefined) conditions.push({ sql: `"kind" = ?`, values: [kind] });
  if (disabled !== undefined) conditions.push({ sql: `"disabled" = ?`, values: [disabled] });
  if (domain !== undefined) conditions.push({ sql: `"domain" = ?`, values: [domain] });
  if (conditions.length === 0) return { sql: "", values: [] };
  return {
    sql: `WHERE ${conditions.map(({ sql }) => sql).join(" AND ")}`,
    values: conditions.flatMap(({ values }) => values),
  };
}

function order({ sort: { by, descending } }: AccountFilter): string {
  return `ORDER BY ${orderColumn[by]} ${descending ? "DESC" : "ASC"}, "aor" ASC`;
}

import type { SqlQuery, SqlResultSet } from "@prisma/driver-adapter-utils";
import { type Bindable, bindable } from "./bindable";
import type { Connection } from "./connection";
import { driverError } from "./driver-error";
import { resultSet } from "./result-set";

/** The calls of Prisma's adapter contract on one connection, with its errors. */
export const query = (connection: Connection, { sql, args, argTypes }: SqlQuery): Promise<SqlResultSet> =>
  translated(async () => resultSet(await connection.all(sql, bindables(args, argTypes))));

export const execute = (connection: Connection, { sql, args, argTypes }: SqlQuery): Promise<number> =>
  translated(() => connection.run(sql, bindables(args, argTypes)));

export const runScript = (connection: Connection, sql: string): Promise<void> =>
  translated(() => connection.script(sql));

const bindables = (args: SqlQuery["args"], types: SqlQuery["argTypes"]): readonly Bindable[] =>
  args.map((value, index) => bindable(value, types[index]));

async function translated<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw driverError(error);
  }
}

import { Readable } from "node:stream";
import { csvHeader, csvRow, jsonLine, type NumberedRecord, type RecordFilter } from "@porchlight/accounting";
import type { operations } from "@porchlight/admin-api";
import { instant, ok } from "@porchlight/kernel";
import type { z } from "zod";
import { type AdminContext, actorBehind } from "../context";
import { removeQuota, setQuota } from "../operations/accounting/quotas";
import { accountingRow, chargingRow, quotaRow } from "../views/charging-row";
import type { Handlers } from "./handlers";

type AccountingHandlers = Pick<
  Handlers,
  | "showAccounting"
  | "listChargingRecords"
  | "totalChargingRecords"
  | "exportChargingRecords"
  | "listQuotas"
  | "setQuota"
  | "removeQuota"
>;

export function accountingRoutes({ deps, operations }: AdminContext): AccountingHandlers {
  const { accounting } = deps;
  return {
    showAccounting: async () => ok(accountingRow(await accounting.state())),

    listChargingRecords: async ({ query: { below, limit, ...filter } }) => {
      const found = await accounting.page(filterOf(filter), below, limit + 1);
      const items = found.slice(0, limit).map(chargingRow);
      return ok({ items, nextBelow: found.length > limit ? (items.at(-1)?.number ?? null) : null });
    },

    totalChargingRecords: async ({ query }) => ok({ items: [...(await accounting.totals(filterOf(query)))] }),

    exportChargingRecords: ({ query: { format, ...filter }, reply }) => {
      const file = exportFiles[format];
      reply
        .header("content-type", file.contentType)
        .header("content-disposition", `attachment; filename="charging-records.${format}"`)
        .send(Readable.from(file.write(accounting.all(filterOf(filter)))));
      return ok(undefined);
    },

    listQuotas: async ({ query: { limit, offset, user } }) => {
      const all = accounting.quotas().filter((quota) => user === undefined || quota.user === user);
      const sorted = [...all].sort((one, other) => keyOf(one).localeCompare(keyOf(other)));
      const items = sorted.slice(offset, offset + limit).map(quotaRow);
      return ok({ items, total: all.length, enforced: accounting.enforcesQuotas });
    },

    setQuota: async ({ body, params, request }) => {
      const name = { address: params.aor, service: params.service };
      const set = await setQuota({ ...operations, accounting }, actorBehind(request), name, body);
      return set.ok ? ok(quotaRow(set.value)) : set;
    },

    removeQuota: ({ params, request }) =>
      removeQuota({ ...operations, accounting }, actorBehind(request), {
        address: params.aor,
        service: params.service,
      }),
  };
}

const keyOf = ({ service, user }: { readonly user: string; readonly service: string }): string =>
  `${user} ${service}`;

type FilterQuery = z.output<(typeof operations)["totalChargingRecords"]["query"]>;

const filterOf = ({ since, until, user, ...filter }: FilterQuery): RecordFilter => ({
  ...filter,
  user: user === undefined || /^(?:sips?|tel):/i.test(user) ? user : `sip:${user}`,
  since: since === undefined ? undefined : instant(Date.parse(since)),
  until: until === undefined ? undefined : instant(Date.parse(until)),
});

const exportFiles = {
  csv: { contentType: "text/csv; charset=utf-8; header=present", write: csvRows },
  json: { contentType: "application/x-ndjson; charset=utf-8", write: jsonLines },
} as const;

async function* csvRows(records: AsyncIterable<NumberedRecord>): AsyncIterable<string> {
  yield csvHeader;
  for await (const record of records) yield csvRow(record);
}

async function* jsonLines(records: AsyncIterable<NumberedRecord>): AsyncIterable<string> {
  for await (const record of records) yield jsonLine(record);
}

import { ok, type Result } from "@porchlight/kernel";
import type { CalendarName, CalendarReading, CalendarRecord } from "@porchlight/store";
import type { Actor } from "../../auth/actor";
import type { OperationDeps } from "../../deps";
import type { CalendarHouse } from "../../ports/calendars";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";
import { findUser } from "../users/find-user";

export interface CalendarWish {
  readonly feedUrl?: string | undefined;
  readonly text?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly showsTitles?: boolean | undefined;
}

type Deps = OperationDeps & { readonly calendars: CalendarHouse };

const UNREAD: CalendarReading = {
  etag: undefined,
  lastModified: undefined,
  readAt: undefined,
  triedAt: undefined,
  error: undefined,
};

/** Sets a calendar up, or changes what is named. All or nothing: what is not accepted leaves the calendar as it was. */
export async function putCalendar(
  deps: Deps,
  actor: Actor,
  { aor: address, name }: CalendarName,
  wish: CalendarWish,
): Promise<Result<CalendarRecord, Problem>> {
  const user = await findUser(deps, address);
  if (!user.ok) return user;
  const calendar = { aor: user.value.aor, name };
  const before = await deps.stores.calendars.find(calendar);
  if (before === undefined && (await hasEnough(deps, calendar.aor))) {
    return refuse("invalid-input", say("is-one-too-many", { most: MOST_CALENDARS }), "name");
  }
  const feedUrl = addressOf(wish, before, deps.calendars);
  if (!feedUrl.ok) return feedUrl;
  const problem = await textProblem(wish, calendar, deps.calendars);
  if (problem !== undefined) return { ok: false, error: problem };
  const now = deps.clock();
  const isSame = before !== undefined && before.feedUrl === feedUrl.value && wish.text === undefined;
  const record: CalendarRecord = {
    ...(isSame ? before : UNREAD),
    ...(wish.text === undefined ? {} : { readAt: now, triedAt: now }),
    ...calendar,
    feedUrl: feedUrl.value,
    timeZone: wish.timeZone ?? before?.timeZone ?? "",
    showsTitles: wish.showsTitles ?? before?.showsTitles ?? false,
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
  };
  const text = isSame ? undefined : (wish.text ?? "");
  const isWritten = await deps.stores.calendars.put(record, text, {
    ...actor,
    at: now,
    action: "calendar.put",
    target: `${record.aor} ${name}`,
    before: before && facts(before),
    after: facts(record),
  });
  if (!isWritten) return refuse("user-not-found", say("was-deleted-meanwhile"), "aor");
  await deps.calendars.agent?.changed(record);
  return ok((await deps.stores.calendars.find(record)) ?? record);
}

/** Calendars of one user. */
const MOST_CALENDARS = 10;

const hasEnough = async ({ stores }: Pick<OperationDeps, "stores">, owner: string): Promise<boolean> =>
  (await stores.calendars.list()).filter(({ aor }) => aor === owner).length >= MOST_CALENDARS;

/** The feed that is asked for, the one that stands, or none for an upload. */
function addressOf(
  { feedUrl, text }: CalendarWish,
  before: CalendarRecord | undefined,
  house: CalendarHouse,
): Result<string | undefined, Problem> {
  if (feedUrl !== undefined) {
    const address = house.addressOf(feedUrl);
    return address.ok ? address : refuse("invalid-input", address.error, "feedUrl");
  }
  if (text !== undefined) return ok(undefined);
  if (before !== undefined) return ok(before.feedUrl);
  return refuse("invalid-input", say("is-missing-like-text"), "feedUrl");
}

async function textProblem(
  { text, timeZone = "" }: CalendarWish,
  calendar: CalendarName,
  house: CalendarHouse,
): Promise<Problem | undefined> {
  if (timeZone !== "" && !house.isTimeZone(timeZone)) {
    return { code: "invalid-input", field: "timeZone", reason: say("is-no-time-zone") };
  }
  if (text === undefined) return undefined;
  if (Buffer.byteLength(text) > house.longest) {
    return {
      code: "calendar-too-large",
      field: "text",
      reason: say("is-longer-in-octets", { count: house.longest }),
    };
  }
  const reason = await house.problemOf(text, calendar, timeZone);
  return reason === undefined ? undefined : { code: "calendar-rejected", field: "text", reason };
}

/** For the audit log: of a feed no more than its host, for its address is a secret. */
const facts = ({ feedUrl, timeZone, showsTitles }: CalendarRecord) => ({
  feedHost: feedUrl === undefined ? null : new URL(feedUrl).host,
  timeZone,
  showsTitles,
});

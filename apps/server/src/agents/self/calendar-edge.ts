import type { IncomingMessage } from "node:http";
import { operations } from "@porchlight/admin-api";
import { ok, type Result } from "@porchlight/kernel";
import type { Actor } from "../../admin/auth/actor";
import type { OperationDeps } from "../../admin/deps";
import { problemDetails } from "../../admin/http/problem-reply";
import { checkBody } from "../../admin/http/validate";
import { deleteCalendar } from "../../admin/operations/calendars/delete-calendar";
import { type CalendarWish, putCalendar } from "../../admin/operations/calendars/put-calendar";
import type { CalendarHouse } from "../../admin/ports/calendars";
import { type Problem, refuseInEnglish } from "../../admin/problem";
import { calendarRow } from "../../admin/views/calendar-row";
import { type Errand, UserEdge, type UserEdgeParts } from "../../self/user-edge";
import type { HttpAnswer } from "../../xcap/http/http-answer";
import { readBody } from "../../xcap/http/read-body";

export interface CalendarEdgeParts extends Omit<OperationDeps, "office" | "homes">, UserEdgeParts {
  readonly calendars: CalendarHouse;
}

const PLACE = /^\/api\/v1\/self\/calendars(?:\/([a-z0-9][a-z0-9._-]{0,31}))?$/;
const JSON_TYPE = "application/json";
const CALENDAR_TYPE = "text/calendar";

interface CalendarErrand {
  readonly actor: Actor;
  readonly aor: string;
  readonly name: string;
}

/** The calendars of a user, for that user with its SIP credentials: upload, feed, what became of them. */
export class CalendarEdge extends UserEdge<CalendarEdgeParts> {
  protected readonly forUsersOnly = problemAnswer({ code: "role-forbidden", reason: "is for users" });

  constructor(parts: CalendarEdgeParts) {
    super(parts, PLACE);
  }

  protected async serve(request: IncomingMessage, errand: Errand): Promise<HttpAnswer> {
    const answer = await this.#served(request, errand);
    return answer.ok ? answer.value : problemAnswer(answer.error);
  }

  #served(request: IncomingMessage, { actor, name }: Errand): Promise<Result<HttpAnswer, Problem>> {
    const aor = actor.actor;
    if (name === undefined) return request.method === "GET" ? this.#list(aor) : notAllowed("GET");
    switch (request.method) {
      case "PUT":
        return this.#put(request, { actor, aor, name });
      case "DELETE":
        return this.#delete({ actor, aor, name });
      default:
        return notAllowed("PUT, DELETE");
    }
  }

  async #list(aor: string): Promise<Result<HttpAnswer, Problem>> {
    const { calendars, clock, stores } = this.parts;
    const own = (await stores.calendars.list()).filter((record) => record.aor === aor);
    return ok(json({ items: own.map((record) => calendarRow(record, calendars, clock())) }));
  }

  async #put(
    request: IncomingMessage,
    { actor, ...calendar }: CalendarErrand,
  ): Promise<Result<HttpAnswer, Problem>> {
    const wish = await this.#wishOf(request);
    if (!wish.ok) return wish;
    const put = await putCalendar({ ...NO_OFFICE, ...this.parts }, actor, calendar, wish.value);
    if (!put.ok) return put;
    return ok(json(calendarRow(put.value, this.parts.calendars, this.parts.clock())));
  }

  async #delete({ actor, ...calendar }: CalendarErrand): Promise<Result<HttpAnswer, Problem>> {
    const deleted = await deleteCalendar(this.parts, actor, calendar);
    return deleted.ok ? ok({ status: 204 }) : deleted;
  }

  /** The calendar itself, or what is to be changed of it. */
  async #wishOf(request: IncomingMessage): Promise<Result<CalendarWish, Problem>> {
    const { longest } = this.parts.calendars;
    const type = (request.headers["content-type"] ?? "").split(";", 1)[0]?.trim().toLowerCase();
    if (type !== CALENDAR_TYPE && type !== JSON_TYPE) {
      return refuseInEnglish(
        "unsupported-media-type",
        `has to be ${CALENDAR_TYPE} or ${JSON_TYPE}`,
        "Content-Type",
      );
    }
    const body = await readBody(request, longest);
    if (!body.ok) {
      return body.error === "too-large"
        ? refuseInEnglish("calendar-too-large", `is longer than ${longest} octets`, "body")
        : refuseInEnglish("malformed-body", "cannot be read", "body");
    }
    const text = new TextDecoder().decode(body.value);
    return type === CALENDAR_TYPE ? ok({ text }) : checkedWish(text);
  }
}

function checkedWish(text: string): Result<CalendarWish, Problem> {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return refuseInEnglish("malformed-body", "is not JSON", "body");
  }
  return checkBody(operations.putCalendar.body, body);
}

/** Accounts are not changed here. */
const NO_OFFICE = { office: undefined, homes: undefined };

const notAllowed = async (allowed: string): Promise<Result<HttpAnswer, Problem>> =>
  ok({ ...problemAnswer({ code: "method-not-allowed" }), headers: { Allow: allowed } });

const json = (value: object): HttpAnswer => ({
  status: 200,
  contentType: "application/json; charset=utf-8",
  body: JSON.stringify(value),
});

function problemAnswer(problem: Problem): HttpAnswer {
  const details = problemDetails(problem, "");
  const body = JSON.stringify(details);
  return { status: details.status, contentType: "application/problem+json; charset=utf-8", body };
}

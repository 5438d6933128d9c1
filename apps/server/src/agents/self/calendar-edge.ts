import type { IncomingMessage, ServerResponse } from "node:http";
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
import type { RawHandler } from "../../http/http-front";
import { refusalAnswer } from "../../xcap/http/answers";
import { preflightAnswer } from "../../xcap/http/cors";
import type { HttpAnswer } from "../../xcap/http/http-answer";
import { readBody } from "../../xcap/http/read-body";
import { sendAnswer } from "../../xcap/http/send-answer";
import type { UserAccess } from "../../xcap/open-xcap";

export interface CalendarEdgeParts extends Omit<OperationDeps, "office" | "homes"> {
  readonly access: UserAccess;
  readonly calendars: CalendarHouse;
  readonly onFault: (error: unknown) => void;
}

const PLACE = /^\/api\/v1\/self\/calendars(?:\/([a-z0-9][a-z0-9._-]{0,31}))?$/;
const JSON_TYPE = "application/json";
const CALENDAR_TYPE = "text/calendar";

interface Errand {
  readonly actor: Actor;
  readonly aor: string;
  /** Undefined at the list. */
  readonly name: string | undefined;
}

/** The calendars of a user, for that user with its SIP credentials: upload, feed, what became of them. */
export class CalendarEdge implements RawHandler {
  readonly #parts: CalendarEdgeParts;

  constructor(parts: CalendarEdgeParts) {
    this.#parts = parts;
  }

  owns(url: string | undefined): boolean {
    return url !== undefined && PLACE.test(url);
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { access, onFault } = this.#parts;
    const fields = access.cors.fields(request);
    try {
      const answer = preflightAnswer(request, fields) ?? (await this.#answer(request));
      await sendAnswer(request, response, answer, { ...fields, Vary: access.cors.vary });
    } catch (error) {
      onFault(error);
      response.destroy();
    }
  }

  async #answer(request: IncomingMessage): Promise<HttpAnswer> {
    const { method = "", url = "", headersDistinct } = request;
    const { access } = this.#parts;
    const address = access.clientOf(request).address;
    const authorization = headersDistinct.authorization ?? [];
    const verdict = access.digest.login({ method, url, authorization, domain: undefined, address });
    if (verdict.kind !== "known") return refusalAnswer(verdict);
    const { caller } = verdict;
    if (caller.kind !== "user") return problemAnswer({ code: "role-forbidden", reason: "is for users" });
    const { aor } = caller;
    const errand = { actor: { actor: aor, address }, aor, name: PLACE.exec(url)?.[1] };
    const answer = await this.#serve(request, errand);
    return answer.ok ? answer.value : problemAnswer(answer.error);
  }

  #serve(request: IncomingMessage, errand: Errand): Promise<Result<HttpAnswer, Problem>> {
    const { name } = errand;
    if (name === undefined) return request.method === "GET" ? this.#list(errand) : notAllowed("GET");
    switch (request.method) {
      case "PUT":
        return this.#put(request, { ...errand, name });
      case "DELETE":
        return this.#delete({ ...errand, name });
      default:
        return notAllowed("PUT, DELETE");
    }
  }

  async #list({ aor }: Errand): Promise<Result<HttpAnswer, Problem>> {
    const { calendars, clock, stores } = this.#parts;
    const own = (await stores.calendars.list()).filter((record) => record.aor === aor);
    return ok(json({ items: own.map((record) => calendarRow(record, calendars, clock())) }));
  }

  async #put(
    request: IncomingMessage,
    { actor, ...calendar }: Errand & { readonly name: string },
  ): Promise<Result<HttpAnswer, Problem>> {
    const wish = await this.#wishOf(request);
    if (!wish.ok) return wish;
    const put = await putCalendar({ ...NO_OFFICE, ...this.#parts }, actor, calendar, wish.value);
    if (!put.ok) return put;
    return ok(json(calendarRow(put.value, this.#parts.calendars, this.#parts.clock())));
  }

  async #delete({
    actor,
    ...calendar
  }: Errand & { readonly name: string }): Promise<Result<HttpAnswer, Problem>> {
    const deleted = await deleteCalendar(this.#parts, actor, calendar);
    return deleted.ok ? ok({ status: 204 }) : deleted;
  }

  /** The calendar itself, or what is to be changed of it. */
  async #wishOf(request: IncomingMessage): Promise<Result<CalendarWish, Problem>> {
    const { longest } = this.#parts.calendars;
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

import { NO_RATES, Pace, RATE_PARAMETERS, type RateWish, readRates } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import { Parameters, parseEvent, printParameters, type SipResponse } from "@porchlight/sip-message";
import type { SubscriptionRecord } from "../ports/journal";
import { recordedParameters } from "../state/recorded-wish";

/** The pace a SUBSCRIBE asked for; undefined when it asked for none. */
export function paceOf(record: SubscriptionRecord, intervalMs: number, now: Instant): Pace | undefined {
  const wish = ratesOf(record);
  return wish && new Pace(wish, { intervalMs, remainingMs: record.expiresAt - now });
}

/** The same where the answer to a NOTIFY asked for it, which may drop every rate (RFC 6446 section 4.1). */
export const changedPace = (record: SubscriptionRecord, intervalMs: number, now: Instant): Pace =>
  new Pace(ratesOf(record) ?? NO_RATES, {
    intervalMs,
    remainingMs: record.expiresAt - now,
  });

function ratesOf({ eventParameters }: SubscriptionRecord): RateWish | undefined {
  if (eventParameters === "") return undefined;
  const parameters = recordedParameters(eventParameters);
  return parameters && readRates((name) => parameters.get(name));
}

/** Event parameters as the Event header of a 2xx to a NOTIFY changes them; undefined when it changes nothing. */
export function parametersAsked(record: SubscriptionRecord, response: SipResponse): string | undefined {
  const header = response.headers.first("event");
  const event = header === undefined ? undefined : parseEvent(header);
  if (event?.ok !== true || event.value.package !== record.eventPackage) return undefined;
  const kept = (recordedParameters(record.eventParameters) ?? Parameters.empty).without(...RATE_PARAMETERS);
  const asked = RATE_PARAMETERS.reduce(
    (parameters, name) =>
      event.value.params.has(name) ? parameters.with(name, event.value.params.get(name)) : parameters,
    kept,
  );
  const printed = printParameters(asked);
  return printed === record.eventParameters ? undefined : printed;
}

import type { AuditNote } from "../ports/audit";
import type {
  CalendarName,
  CalendarReading,
  CalendarRecord,
  CalendarSettings,
  CalendarStore,
} from "../ports/calendars";
import type { MemoryAuditLog } from "./memory-audit-log";
import { ascending } from "./order";

interface Kept {
  readonly record: CalendarRecord;
  readonly text: string | undefined;
}

export class MemoryCalendarStore implements CalendarStore {
  readonly #audit: MemoryAuditLog;
  readonly #hasAccount: (aor: string) => Promise<boolean>;
  readonly #calendars = new Map<string, Kept>();

  constructor(audit: MemoryAuditLog, hasAccount: (aor: string) => Promise<boolean>) {
    this.#audit = audit;
    this.#hasAccount = hasAccount;
  }

  async list(): Promise<readonly CalendarRecord[]> {
    return [...this.#calendars.values()]
      .map(({ record }) => record)
      .sort((one, other) => ascending(one.aor, other.aor) || ascending(one.name, other.name));
  }

  async find(calendar: CalendarName): Promise<CalendarRecord | undefined> {
    return this.#calendars.get(keyOf(calendar))?.record;
  }

  async text(calendar: CalendarName): Promise<string | undefined> {
    return this.#calendars.get(keyOf(calendar))?.text;
  }

  async put(record: CalendarRecord, text: string | undefined, audit: AuditNote): Promise<boolean> {
    if (!(await this.#hasAccount(record.aor))) return false;
    const before = this.#calendars.get(keyOf(record));
    this.#calendars.set(keyOf(record), { record, text: text ?? before?.text });
    this.#audit.note(audit);
    return true;
  }

  async noteReading(
    calendar: CalendarName & Pick<CalendarSettings, "feedUrl">,
    reading: CalendarReading,
    text?: string,
  ): Promise<void> {
    const kept = this.#calendars.get(keyOf(calendar));
    if (kept === undefined || kept.record.feedUrl !== calendar.feedUrl) return;
    this.#calendars.set(keyOf(calendar), {
      record: { ...kept.record, ...reading },
      text: text ?? kept.text,
    });
  }

  async remove(calendar: CalendarName, audit: AuditNote): Promise<boolean> {
    if (!this.#calendars.delete(keyOf(calendar))) return false;
    this.#audit.note(audit);
    return true;
  }

  /** The owner's account is gone. */
  removeOf(aor: string): void {
    for (const [key, { record }] of this.#calendars) if (record.aor === aor) this.#calendars.delete(key);
  }
}

const keyOf = ({ aor, name }: CalendarName): string => JSON.stringify([aor, name]);

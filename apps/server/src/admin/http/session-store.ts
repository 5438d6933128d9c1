import type { SessionStore as FastifySessionStore } from "@fastify/session";
import type { Session } from "fastify";
import { secretHash } from "../auth/secret";
import type { SessionRecord, SessionStore } from "../ports/stores";

declare module "fastify" {
  interface Session {
    /** Set at sign-in; a session without it belongs to nobody and is never stored. */
    signedIn?: Omit<SessionRecord, "secretHash">;
  }
}

type Loaded = (error: unknown, session?: Session | null) => void;

/** Server-side sessions in the store. The identifier of the cookie is kept as a hash only. */
export class StoredSessions implements FastifySessionStore {
  constructor(private readonly sessions: SessionStore) {}

  get(sessionId: string, done: Loaded): void {
    this.sessions.find(secretHash(sessionId)).then(
      (record) => done(null, record === undefined ? null : loadedSession(record)),
      (fault: unknown) => done(fault),
    );
  }

  set(sessionId: string, session: Session, done: (error?: unknown) => void): void {
    if (session.signedIn === undefined) return done();
    this.sessions.put({ ...session.signedIn, secretHash: secretHash(sessionId) }).then(() => done(), done);
  }

  destroy(sessionId: string, done: (error?: unknown) => void): void {
    this.sessions.remove(secretHash(sessionId)).then(() => done(), done);
  }
}

/** Expiry is judged by the guard from the record; the cookie itself lasts as long as the browser. */
const loadedSession = ({ secretHash: _, ...signedIn }: SessionRecord): Session =>
  ({ cookie: { originalMaxAge: null }, signedIn }) as Session;

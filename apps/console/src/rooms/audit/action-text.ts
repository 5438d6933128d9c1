const VERBS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "user.create": "created",
    "user.update": "changed",
    "user.delete": "deleted",
    "user.password": "set the password of",
    "user.import": "imported",
    "session.sign-in": "signed in, session",
    "session.sign-out": "signed out, session",
    "session.end": "ended the session",
    "token.create": "created the token",
    "token.revoke": "revoked the token",
    "subscription.terminate": "ended the subscription",
    "subscription.notify": "notified again the subscription",
    "watcher.allow": "let in watchers of",
    "watcher.polite-block": "blocked politely watchers of",
    "watcher.block": "blocked watchers of",
    "connection.disconnect": "closed the connection",
    "document.read": "read the document",
    "document.put": "wrote the document",
    "document.delete": "deleted the document",
    "document.restore": "restored the document",
    "content.read": "read the object",
    "content.put": "wrote the object",
    "content.delete": "deleted the object",
    "operator.create": "created the operator",
    "operator.update": "changed the operator",
  }),
);

/** An action as the middle of a sentence; one without words of its own as it is called. */
export const actionText = (action: string): string => VERBS.get(action) ?? action;

const turns = new WeakMap<object, Promise<unknown>>();

/**
 * Runs changes of one resource one after the other, so that the engine hears of them in the order in which the store
 * took them and a change sees the one before it.
 */
export function inTurn<Outcome>(resource: object, change: () => Promise<Outcome>): Promise<Outcome> {
  const before = turns.get(resource) ?? Promise.resolve();
  const outcome = before.then(change, change);
  turns.set(resource, outcome);
  return outcome;
}

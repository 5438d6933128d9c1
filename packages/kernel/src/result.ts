/** The outcome of something that may say no. A "no" is a value, not an exception. */
export type Result<Value, Failure> = Success<Value> | Refusal<Failure>;

export interface Success<Value> {
  readonly ok: true;
  readonly value: Value;
}

export interface Refusal<Failure> {
  readonly ok: false;
  readonly error: Failure;
}

export const ok = <Value>(value: Value): Success<Value> => ({ ok: true, value });

export const fail = <Failure>(error: Failure): Refusal<Failure> => ({ ok: false, error });

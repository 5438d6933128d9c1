import type { z } from "zod";
import type { Operation } from "../operation";

type Params<Definition> = Definition extends { readonly params: infer Schema extends z.ZodType }
  ? { readonly params: z.output<Schema> }
  : unknown;

type QueryOf<Schema extends z.ZodType> = {
  readonly [Key in keyof z.output<Schema>]?: z.output<Schema>[Key] | undefined;
};

type Query<Definition> = Definition extends { readonly query: infer Schema extends z.ZodType }
  ? { readonly query?: QueryOf<Schema> | undefined }
  : unknown;

type Body<Definition> = Definition extends { readonly body: infer Schema extends z.ZodType }
  ? { readonly body: z.input<Schema> }
  : unknown;

/** What a call takes: `params`, `query` and `body` as far as the operation has them. */
export type CallInput<Definition extends Operation> = Params<Definition> &
  Query<Definition> &
  Body<Definition> & { readonly signal?: AbortSignal | undefined };

/** What a call answers with; nothing for 204. */
export type CallOutput<Definition extends Operation> = Definition extends {
  readonly response: infer Schema extends z.ZodType;
}
  ? z.output<Schema>
  : undefined;

/** The input may be left out when nothing in it is required. */
export type CallArguments<Definition extends Operation> =
  Record<never, never> extends CallInput<Definition>
    ? [input?: CallInput<Definition>]
    : [input: CallInput<Definition>];

/** The same, once the types no longer matter. */
export interface AnyCallInput {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

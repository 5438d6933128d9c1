import type { FilterPath } from "./filter-path";

export const SIMPLE_FILTER_TYPE = "application/simple-filter+xml";

/** What a subscriber wants of the states of resources (RFC 4661). */
export interface FilterSet {
  /** Event package it is meant for; undefined when it does not say. */
  readonly package: string | undefined;
  readonly filters: readonly Filter[];
}

export interface Filter {
  /** Unique in its set. */
  readonly id: string;
  /** Whose state it is for; `request` for the resource that is subscribed to. */
  readonly target: FilterTarget;
  /** True in a request that takes the filter of this id away. */
  readonly remove: boolean;
  /** False while it is suspended. */
  readonly enabled: boolean;
  readonly what: FilterContent | undefined;
  readonly triggers: readonly FilterTrigger[];
}

export type FilterTarget =
  | { readonly kind: "request" }
  | { readonly kind: "uri"; readonly uri: string }
  | { readonly kind: "domain"; readonly domain: string };

/** Which parts are sent: all that is included, without what is excluded. */
export interface FilterContent {
  readonly include: readonly FilterSelector[];
  readonly exclude: readonly FilterSelector[];
}

export type FilterSelector =
  | { readonly kind: "path"; readonly path: FilterPath }
  | { readonly kind: "namespace"; readonly uri: string };

/** Every condition has to hold for the trigger to fire. */
export type FilterTrigger = readonly TriggerCondition[];

export type TriggerCondition =
  | {
      readonly kind: "changed";
      readonly path: FilterPath;
      readonly from: string | undefined;
      readonly to: string | undefined;
      /** The least difference up or down, of numbers. */
      readonly by: number | undefined;
    }
  | { readonly kind: "added" | "removed"; readonly path: FilterPath };

declare const brand: unique symbol;

/** A value of `Base` that only its parser makes. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };

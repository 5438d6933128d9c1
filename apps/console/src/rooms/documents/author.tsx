import { Untrusted, UriText } from "@porchlight/ui";

/** Who wrote it: a user, or an operator by name. */
export const Author = ({ author }: { readonly author: string }) =>
  /^sips?:/.test(author) ? <UriText uri={author} /> : <Untrusted text={author} />;

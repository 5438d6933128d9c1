/** A Content-Type as far as objects go. */
export interface MediaType {
  /** `image/png`, lower case. */
  readonly name: string;
  /** Undefined when none is named. */
  readonly charset: string | undefined;
}

/** Undefined for what is no media type (RFC 9110 section 8.3.1). Parameters besides charset are left out. */
export function parseMediaType(field: string): MediaType | undefined {
  const [name = "", ...parameters] = field.split(";");
  const media = name.trim().toLowerCase();
  if (!/^[a-z0-9][a-z0-9!#$&^_.+-]{0,63}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,63}$/.test(media)) return undefined;
  const charset = parameters
    .map((parameter) => /^\s*charset\s*=\s*"?([^"\s]*)"?\s*$/i.exec(parameter)?.[1])
    .find((value) => value !== undefined);
  return { name: media, charset: charset?.toLowerCase() };
}

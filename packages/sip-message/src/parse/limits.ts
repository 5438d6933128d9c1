/** Bounds on what is read from outside. */
export interface Limits {
  /** Octets of one message, head and body. */
  readonly messageOctets: number;
  /** Octets of first line and header fields. */
  readonly headOctets: number;
  /** Header fields in one message, and of one name. */
  readonly headerFields: number;
  readonly fieldsPerName: number;
  /** Characters of a header field name, a method, a Request-URI, and of branch, tag and Call-ID. */
  readonly nameLength: number;
  readonly methodLength: number;
  readonly uriLength: number;
  readonly identifierLength: number;
  /** Parameters of one header field value or URI. */
  readonly parameters: number;
}

/** The bounds used unless others are given. */
export const limits: Limits = {
  messageOctets: 65_536,
  headOctets: 65_536,
  headerFields: 256,
  fieldsPerName: 128,
  nameLength: 256,
  methodLength: 64,
  uriLength: 8_192,
  identifierLength: 1_024,
  parameters: 64,
};

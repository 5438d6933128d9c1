/** What one user may keep, and how long. */
export interface ContentLimits {
  /** Of one object. */
  readonly objectOctets: number;
  /** Of all objects of a user. */
  readonly octetsPerUser: number;
  readonly objectsPerUser: number;
  readonly lifetimeSeconds: number;
  readonly longestLifetimeSeconds: number;
}

/** Reference for what nobody sets (provisioning.md section 4). */
export const DEFAULT_CONTENT_LIMITS: ContentLimits = {
  objectOctets: 307_200,
  octetsPerUser: 10_485_760,
  objectsPerUser: 200,
  lifetimeSeconds: 2_592_000,
  longestLifetimeSeconds: 31_536_000,
};

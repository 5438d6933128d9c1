export { mayChange, maySend, runsContent, type Standing, seesAllContent } from "./access";
export { type ContentLimits, DEFAULT_CONTENT_LIMITS } from "./content-limits";
export {
  CONTENT_ROOT,
  type ContentName,
  contentNameIn,
  contentPath,
  decoded,
  type ObjectName,
  parseObjectName,
} from "./content-name";
export type { ContentObject, ContentState, StoredContent } from "./content-object";
export type {
  ContentChange,
  ContentDecision,
  ContentPage,
  ContentQuery,
  ContentSituation,
  ContentStore,
  ContentUsage,
  OwnerUsage,
} from "./content-store";
export { judgeExpiry } from "./expiry-decision";
export { type ByteRange, isRangeCurrent, type RangeWish, readRange } from "./http/byte-range";
export {
  type Conditions,
  evaluateConditions,
  type Precondition,
  type Validators,
} from "./http/preconditions";
export { grantLifetime, type LifetimeFault, type LifetimeWish } from "./lifetime";
export { DEFAULT_MEDIA_TYPES } from "./media/default-types";
export { inspectMedia, type MediaRefusal, type MediaRules, SVG_TYPE } from "./media/inspect-media";
export {
  DAMAGED,
  type ImageBounds,
  type ImageFacts,
  type MediaProbe,
  tooManyPixels,
} from "./media/media-probe";
export { parseMediaType } from "./media/media-type";
export { RENDITION_SIZES, type RenditionSize, renditionSize } from "./rendition-size";
export { CONTENT_SAYINGS } from "./sayings";
export {
  type JudgedWrite,
  judgePut,
  judgeRemoval,
  type WriteOrder,
  type WriteRefusal,
  type WriteVerdict,
} from "./write-decision";

export type {
  Compositor,
  EventPackage,
  ExpiryBounds,
  PublicationRefusal,
  PublishedDocument,
  RenderedBody,
  SourceId,
} from "./event-package";

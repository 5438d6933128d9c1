export { acceptRemoteCSeq, type Dialog, dialogKey, refreshTarget, uasDialog } from "./dialog";
export {
  type EncodedBody,
  type RequestBody,
  RequestTemplate,
  type RequestTemplateParts,
  type RequestTransport,
} from "./request-template";
export { type Routing, routingOf } from "./route";

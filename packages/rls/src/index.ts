export { compareLists, isSameList, type ListDifference } from "./lists/compare-lists";
export type { ListListener, ServiceEnd } from "./lists/kept-list";
export { DEFAULT_LIST_LIMITS, type ListLimits } from "./lists/list-limits";
export { type ListStrictness, listRefusal, listRejection } from "./lists/list-rejection";
export { isForUser, type ListService, servesPackage } from "./lists/list-service";
export {
  type ListSubscriber,
  type LiveList,
  LiveLists,
} from "./lists/live-lists";
export { type ListMember, type MemberList, singleMembers } from "./lists/member-list";
export { type RequestList, resolveRequest } from "./lists/resolve-request";
export { type ListSources, type ResolvedList, resolveService } from "./lists/resolve-service";
export { LIST_SAYINGS } from "./lists/sayings";
export { ServiceIndex } from "./lists/service-index";
export type { StoredDocuments } from "./lists/stored-documents";
export { isSubscribable, type TakesNumber } from "./lists/subscribable";
export { type ListBody, readListBody } from "./remote/list-body";
export { RemoteList } from "./remote/remote-list";
export { RemoteListSource } from "./remote/remote-list-source";
export type { RemoteView } from "./remote/remote-view";
export type { BackEnd, BackEndStatus, BackEnds } from "./state/back-ends";
export { refusedBackEnd } from "./state/back-ends";
export { readsListsItsOwnWay } from "./state/client-quirks";
export { Labels } from "./state/labels";
export { ListState, type ListStateOptions } from "./state/list-state";
export type { NotifyLength } from "./state/room";
export type { StateTags } from "./state/row";
export { WholeSource } from "./state/whole-source";

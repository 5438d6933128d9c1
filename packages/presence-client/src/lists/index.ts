export { ensureListService } from "./list-service";
export { watchList } from "./list-watcher";
export { listWatching } from "./list-watching";

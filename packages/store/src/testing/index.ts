export { openNewStore } from "./open-new-store";

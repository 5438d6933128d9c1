export { openMessages } from "./messages";

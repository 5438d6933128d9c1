export { ACCEPT_ALL, ALICE, BOB, LIST_SERVER, OPERATOR, type WorldRequest, XcapWorld } from "./xcap-world";

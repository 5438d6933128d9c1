export { type ServerOutcome, type TortureExpectation, tortureExpectations } from "./expectations";
export { tortureMessage } from "./load";

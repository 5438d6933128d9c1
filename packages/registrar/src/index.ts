export { type Binding, type BindingPeer, endsWithFlow, expired } from "./binding";
export { GruuMint, type GruuOwner } from "./gruu/gruu-mint";
export { defaultRegisterLimits, type RegisterLimits } from "./lifetime";
export type { Accepted, RegisterOutcome, Rejected } from "./outcome";
export { type RegisterInput, register } from "./register";

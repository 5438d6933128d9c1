export {
  type FollowedList,
  followList,
  type InstanceCopy,
  type ListCopy,
  type ListRow,
  type TakeBody,
  type TakenBody,
} from "./follow-list";
export { readRlmi } from "./read-rlmi";
export {
  type ListName,
  RLMI,
  RLMI_TYPE,
  type RlmiInstance,
  type RlmiList,
  type RlmiResource,
} from "./rlmi";
export { writeRlmi } from "./write-rlmi";

export { readServices } from "./read-services";
export { RLS_SERVICES, RLS_SERVICES_TYPE, type RlsService, type ServiceList } from "./rls-services";

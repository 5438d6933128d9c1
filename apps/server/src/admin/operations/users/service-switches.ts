import { type AccountService, accountServices, type ServiceProfile } from "@porchlight/accounts";

/** Some switches of a service profile. */
export type ServiceSwitches = { readonly [Service in AccountService]?: boolean | undefined };

/** The profile after what is named is switched. */
export function switched(profile: ServiceProfile, switches: ServiceSwitches): ServiceProfile {
  const services: Record<AccountService, boolean> = { ...profile };
  for (const service of accountServices) services[service] = switches[service] ?? profile[service];
  return services;
}

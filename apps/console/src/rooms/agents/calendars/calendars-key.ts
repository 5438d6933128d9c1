export const CALENDARS = ["calendars"] as const;

import { late } from "./late";

/** Parts of the page that are loaded after the board. */
export const BookNotices = late(async () => (await import("../board/book-notices")).BookNotices);
export const ContactDrawer = late(async () => (await import("../card/contact-drawer")).ContactDrawer);
export const ContactDialog = late(async () => (await import("../contacts/contact-dialog")).ContactDialog);
export const GroupDialog = late(async () => (await import("../contacts/group-dialog")).GroupDialog);
export const VisibilityDrawer = late(
  async () => (await import("../visibility/visibility-drawer")).VisibilityDrawer,
);
export const StatusDrawer = late(async () => (await import("../status/status-drawer")).StatusDrawer);

export const RequestBanner = late(async () => (await import("../visibility/request-banner")).RequestBanner);
export const ChatDrawer = late(async () => (await import("../chat/chat-drawer")).ChatDrawer);

/** Fetches them beforehand, so that they open at once and without a connection. */
export async function fetchLateParts(): Promise<void> {
  await Promise.allSettled([
    BookNotices.fetch(),
    ContactDrawer.fetch(),
    ContactDialog.fetch(),
    GroupDialog.fetch(),
    VisibilityDrawer.fetch(),
    StatusDrawer.fetch(),
    RequestBanner.fetch(),
    ChatDrawer.fetch(),
  ]);
}

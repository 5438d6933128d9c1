export { AnnouncerProvider, useAnnounce } from "./announcer";
export { Avatar, type AvatarProps } from "./avatar";
export { Badge, type BadgeProps } from "./badge";
export { Banner, type BannerProps } from "./banner";
export { Button, type ButtonProps } from "./button";
export { Card, CardHeader, type CardHeaderProps } from "./card";
export { Checkbox, type CheckboxProps } from "./checkbox";
export { Chip, ChipGroup, type ChipGroupProps, type ChipProps } from "./chip";
export { cn } from "./cn";
export { CopyButton, type CopyButtonProps } from "./copy-button";
export { Dialog, DialogActions, type DialogProps } from "./dialog";
export { directionOf } from "./direction";
export { Drawer, type DrawerProps } from "./drawer";
export {
  DropdownMenu,
  DropdownMenuChoice,
  type DropdownMenuChoiceProps,
  DropdownMenuItem,
  type DropdownMenuItemProps,
  DropdownMenuLabel,
  type DropdownMenuProps,
  DropdownMenuSeparator,
} from "./dropdown-menu";
export { EmptyState, type EmptyStateProps } from "./empty-state";
export { ErrorState, type ErrorStateProps } from "./error-state";
export { controlClasses, FieldFrame, type FieldFrameProps, type FieldIds, type FieldProps } from "./field";
export { Form, type FormProps } from "./form";
export { IconButton, type IconButtonProps } from "./icon-button";
export { initialsOf } from "./initials";
export { Kbd } from "./kbd";
export { LiveIndicator, type LiveIndicatorProps, type LiveState } from "./live-indicator";
export { PresenceMark, type PresenceMarkProps } from "./presence-mark";
export { type PresenceState, presenceStates } from "./presence-words";
export { Countdown, RelativeTime, type RelativeTimeProps } from "./relative-time";
export { Select, type SelectOption, type SelectProps } from "./select";
export { Skeleton } from "./skeleton";
export { Spinner } from "./spinner";
export { Switch, type SwitchProps } from "./switch";
export {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  type TableProps,
  TableRow,
  TableRowHeader,
} from "./table";
export { type Tab, Tabs, type TabsProps } from "./tabs";
export { TextArea, type TextAreaProps, TextField, type TextFieldProps } from "./text-field";
export { applyTheme, isTheme, type Theme, themes } from "./theme";
export { ThemeToggle, type ThemeToggleProps } from "./theme-toggle";
export { clockText, exactText, relativeText, remainingText, spanText } from "./time";
export { type ToastMessage, ToastProvider, useToast } from "./toast";
export { Tooltip, type TooltipProps, TooltipProvider } from "./tooltip";
export { fillIn, type TimeWords, type UiWords } from "./ui-words";
export { UiWordsProvider, type UiWordsProviderProps, useUiWords } from "./ui-words-provider";
export { Untrusted, type UntrustedProps } from "./untrusted";
export { shortUri } from "./uri";
export { UriText, type UriTextProps } from "./uri-text";
export { useNow } from "./use-now";
export { visibleText } from "./visible-text";

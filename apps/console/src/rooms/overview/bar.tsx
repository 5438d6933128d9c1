/** A share of the whole as a bar over both columns; the number stands beside it. */
export function Bar({ share }: { readonly share: number }) {
  return (
    <svg
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
      aria-hidden="true"
      className="col-span-2 h-1 w-full text-text-muted"
    >
      <rect width="100" height="4" className="fill-surface-raised" />
      <rect width={Math.max(0, Math.min(100, share * 100))} height="4" fill="currentColor" />
    </svg>
  );
}

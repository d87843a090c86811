// Every icon of the desk, drawn here so that none is fetched.

const PATHS = {
  photo: "M3 5.5h14v9.5H3z M3 13l4-4 3 3 2.5-2.5L17 13 M13.2 8.2h.01",
  video: "M3 5.5h9.5v9H3z M12.5 8.8 17 6.5v7l-4.5-2.3",
  other: "M5.5 3h6L15 6.5V17H5.5z M11.5 3v3.5H15",
  check: "M4 10.5 8.2 15 16 5.5",
  cross: "M5 5l10 10 M15 5 5 15",
  question: "M7 7.6C7 5.7 8.3 4.6 10 4.6s3 1.1 3 2.8c0 2.2-3 2.4-3 4.6 M10 15.2h.01",
  dash: "M4.5 10h11",
  minus: "M4.5 10h11",
  plus: "M4.5 10h11 M10 4.5v11",
  eye: "M2.5 10S5.3 5 10 5s7.5 5 7.5 5-2.8 5-7.5 5-7.5-5-7.5-5z M10 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z",
  veil: "M2.5 10S5.3 5 10 5s7.5 5 7.5 5-2.8 5-7.5 5-7.5-5-7.5-5z M4 16 16 4",
  place:
    "M10 17.5s5.5-5.3 5.5-9.3a5.5 5.5 0 0 0-11 0c0 4 5.5 9.3 5.5 9.3z M10 10.2a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  parts: "M3 5.5h14v9H3z M8 5.5v9 M12.2 5.5v9",
  copies: "M7 7h9.5v9.5H7z M3.5 13V3.5H13",
  people:
    "M7.5 9.5a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4z M2.5 16c0-2.8 2.2-4.5 5-4.5s5 1.7 5 4.5 M13 4.3a2.6 2.6 0 0 1 0 5 M14.5 11.8c1.9.5 3 2 3 4.2",
  right: "M7.5 4.5 13 10l-5.5 5.5",
  down: "M4.5 7.5 10 13l5.5-5.5",
  back: "M12.5 4.5 7 10l5.5 5.5",
  save: "M10 3.5v9 M6 9l4 4 4-4 M4 16.5h12",
  alert: "M10 3.5 17.5 16.5h-15z M10 8.5v4 M10 14.6h.01",
  search: "M8.8 14.1a5.3 5.3 0 1 0 0-10.6 5.3 5.3 0 0 0 0 10.6z M12.8 12.8 17 17",
  play: "M6 4.2v11.6L16 10z",
  pause: "M6.5 4.5v11 M13.5 4.5v11",
  sound: "M3 8v4h3l4 3.5v-11L6 8z M13 7.5a3.6 3.6 0 0 1 0 5 M15.2 5.2a7 7 0 0 1 0 9.6",
  undo: "M7.5 4 3.5 8l4 4 M3.5 8h8a4.5 4.5 0 0 1 0 9H9",
  keys: "M2.5 5.5h15v9h-15z M5.5 8.5h.01 M8.5 8.5h.01 M11.5 8.5h.01 M14.5 8.5h.01 M6.5 11.7h7",
} as const;

export type IconName = keyof typeof PATHS;

/** A line icon in the colour of its text; decoration only, so what it means is always also said in words. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      className="shrink-0"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The desk's mark: a line of sight through an eye. */
export function Mark() {
  return (
    <svg aria-hidden="true" width="26" height="26" viewBox="0 0 32 32" className="shrink-0 text-accent">
      <path d="M1 16h30" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
      <circle cx="16" cy="16" r="8.5" fill="var(--paper)" stroke="currentColor" strokeWidth="2" />
      <circle cx="16" cy="16" r="3" fill="currentColor" />
    </svg>
  );
}

// What the parts of a provenance are called on screen.

export const PROVENANCE_LABELS = {
  url: "Address",
  account: "Account",
  posted: "Posted",
  foundBy: "Found by",
  credit: "Credit",
  rights: "Rights",
  note: "Note",
  closed: "Closed source: not everybody may know where it came from",
} as const;

export const PROVENANCE_HINTS = {
  posted: "As precise as you know: 2031, 2031-04, 2031-04-09 or 2031-04-09T10:00:00Z",
};

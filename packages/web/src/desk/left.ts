// How each page of this visit was left: how far down it was, and by which link; kept while the tab is open.

export type Left = {
  /** CSS pixels from the top. */
  readonly y: number;
  /** The address of the link; null where it was left otherwise. */
  readonly link: string | null;
};

const KEY = "sightline.left";
/** Nobody goes back further. */
const MOST = 100;

/** `entry` names an entry of the browser's history. */
export function leaveNote(store: Pick<Storage, "getItem" | "setItem">) {
  const notes = new Map<string, Left>(read(store.getItem(KEY)));
  return {
    of: (entry: string): Left | undefined => notes.get(entry),
    keep: (entry: string, left: Left): void => {
      notes.delete(entry);
      notes.set(entry, left);
      for (const [oldest] of notes) if (notes.size > MOST) notes.delete(oldest);
      store.setItem(KEY, JSON.stringify([...notes]));
    },
  };
}

/** What is not of this shape was written by somebody else, and is forgotten. */
function read(text: string | null): [string, Left][] {
  if (text === null) return [];
  try {
    const said: unknown = JSON.parse(text);
    return Array.isArray(said) ? said.filter(isNote) : [];
  } catch {
    return [];
  }
}

function isNote(value: unknown): value is [string, Left] {
  if (!Array.isArray(value) || typeof value[0] !== "string") return false;
  const left = value[1] as Partial<Left> | null;
  return typeof left?.y === "number" && (left.link === null || typeof left.link === "string");
}

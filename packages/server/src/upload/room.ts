// Whether an upload may begin: there must be room for it and for all that were begun before it, and few enough of them.
import { MOST_UPLOADS, ok, refuse, type Result } from "@sightline/domain";
import type { Desk } from "../desk.ts";
import { OutageError, roomFor } from "../outage/outage.ts";
import { allUploads, uploadsOf, type Kept, type Owner } from "./folder.ts";

/** Left free for the database and what is made of the files. */
const SPARE_BYTES = 64 * 1024 * 1024;

/** Room is kept for an upload for an hour after its last bytes: nobody keeps the disk from others by a promise alone. */
const PROMISED_MS = 3600 * 1000;

/** Refuses `too-many-uploads`; throws the outage where the disk has no room. */
export async function mayBegin(desk: Desk, owner: Owner, bytes: number): Promise<Result<null>> {
  const theirs = (await uploadsOf(desk, owner)).filter(isOpen);
  if (theirs.length >= MOST_UPLOADS) {
    const sentence = `You have begun ${theirs.length} uploads and not ended them; go on with those, or remove some.`;
    return refuse("too-many-uploads", sentence);
  }
  const open = (await allUploads(desk)).filter(isOpen);
  const before = desk.now().getTime() - PROMISED_MS;
  const promised = open
    .filter(({ at }) => at > before)
    .reduce((sum, { about, offset }) => sum + about.bytes - offset, 0);
  // While it is collected its bytes are there twice, one upload after the other.
  const largest = Math.max(bytes, ...open.map(({ about }) => about.bytes));
  const outage = roomFor(desk.dataDir, bytes + promised + largest + SPARE_BYTES);
  if (outage) throw new OutageError(outage);
  return ok(null);
}

export const isOpen = ({ brought }: Kept): boolean => brought === null;

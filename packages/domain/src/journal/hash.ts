// The text that an entry's hash covers: all of the entry but the hash itself, the hash before it included.
import { canonicalJson } from "../canonical.ts";
import type { Entry } from "./entry.ts";

/** Magic and version come first, so that a later format cannot be taken for this one. */
export const entryText = (entry: Omit<Entry, "hash">): string =>
  `sightline.entry/1\n${canonicalJson({
    investigation: entry.investigation,
    seq: entry.seq,
    at: entry.at,
    by: entry.by,
    via: entry.via,
    verb: entry.verb,
    subject: entry.subject,
    payload: entry.payload,
    reason: entry.reason,
    previous: entry.previous,
  })}`;

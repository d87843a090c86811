// What a token may do, and for how long it can hold, in words.
import { t } from "@lingui/core/macro";

/** In days. */
export const DAYS: Readonly<Record<string, number>> = {
  "a week": 7,
  "a month": 31,
  "three months": 92,
  "a year": 366,
};

type Rights = { readonly media: boolean; readonly write: boolean };

/** To be followed by the names of investigations. */
export function mayDo({ media, write }: Rights): string {
  if (media && write) return t`reads, is shown pictures and writes in`;
  if (media) return t`reads and is shown pictures in`;
  return write ? t`reads and writes in` : t`reads only, in`;
}

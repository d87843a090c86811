// What two counts of one frame come to, in words.
import { t } from "@lingui/core/macro";

export const differSaid = (first: number, counted: number, subject: string): string =>
  t`Two members counted ${first} and ${counted} (${subject}): ${Math.min(first, counted)} counts until they settle it.`;

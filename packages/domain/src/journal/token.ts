// How an entry names the token with which it was written: where another one would name who typed it in.
import { z } from "zod";

const PREFIX = "token:";

/** No member's id has a colon. */
export const tokenViaSchema = z.string().regex(/^token:[0-9a-f]{16}$/, "a token is named by its id");

export const viaToken = (id: string): string => `${PREFIX}${id}`;

/** The id of the token that an entry names; null where it names none. */
export const tokenOf = (via: string | null): string | null =>
  via !== null && tokenViaSchema.safeParse(via).success ? via.slice(PREFIX.length) : null;

// The expected reasons why a database cannot be opened, each with one sentence for the person who starts the desk.
import type { DatabaseRefusalCode } from "@sightline/domain";
import type { PoolConfig } from "pg";

export type DatabaseRefusal = { readonly code: DatabaseRefusalCode; readonly sentence: string };

export type Refused = { readonly ok: false; readonly refusal: DatabaseRefusal };

export type Database = {
  /** For `new pg.Pool(...)`; a unix socket when embedded. Always signs in without superuser rights when embedded. */
  readonly poolConfig: PoolConfig;
  /** What the server calls itself, for example `18.4`. */
  readonly version: string;
  readonly kind: "embedded" | "external";
  /** Leaves; when no other desk is in the data folder its server stops, and is waited for. Safe to call twice. */
  close(): Promise<void>;
};

export type OpenedDatabase = { readonly ok: true; readonly database: Database };

export function refused(code: DatabaseRefusalCode, sentence: string): Refused {
  return { ok: false, refusal: { code, sentence } };
}

// The tables of the door: accounts and what opens it for them. The library for signing in writes the first five, by our names.
import type { ColumnType, Generated } from "kysely";

type Instant = ColumnType<Date, Date, Date>;

export type DoorTables = {
  /** `first` is who set the desk up: the owner who came in by the one-time link. */
  doorAccount: {
    id: string;
    name: string;
    email: string;
    twoFactorEnabled: Generated<boolean>;
    first: Generated<boolean>;
    createdAt: Generated<Date>;
  };
  /** No row, no way in: an account that was closed has none. */
  doorPassword: {
    id: string;
    accountId: string;
    providerId: string;
    userId: string;
    password: string;
    updatedAt: Generated<Date>;
  };
  doorSession: {
    id: string;
    token: string;
    userId: string;
    expiresAt: Instant;
    ipAddress: string | null;
    userAgent: string | null;
    createdAt: Instant;
  };
  /** A sign-in that waits for its second factor; `value` is the account. */
  doorChallenge: { id: string; identifier: string; value: string; expiresAt: Instant };
  doorFactor: { id: string; userId: string; verified: boolean };
  doorSpentCode: { account: string; code: string; at: Instant };
  /** Which member of an investigation an account is; never changed. */
  doorMember: { investigation: string; member: string; account: string; at: Instant };
  /** For a member of an investigation, or else for a new password of an account. */
  doorInvitation: {
    id: string;
    /** SHA-256 of what the link carries. */
    digest: string;
    email: string;
    investigation: string | null;
    member: string | null;
    account: string | null;
    by: string | null;
    at: Instant;
    until: Instant;
    usedAt: Date | null;
    withdrawnAt: Date | null;
  };
  doorToken: {
    id: string;
    /** SHA-256 of its value. */
    digest: string;
    account: string;
    name: string;
    investigations: string[];
    media: boolean;
    write: boolean;
    at: Instant;
    until: Instant;
    usedAt: Date | null;
    revokedAt: Date | null;
  };
};

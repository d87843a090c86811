// Every expected "no" of what a desk stands on: the machine, the database, the disk.

/** What a machine can run out of: told in these words by whatever met it, and waited for. */
export const OUTAGES = {
  "database-busy": "The database takes no more connections.",
  "database-gone": "The database does not answer.",
  "disk-full": "The disk or the quota is full.",
  "out-of-handles": "Too many files are open.",
  "out-of-inodes": "The disk takes no more files.",
  "out-of-memory": "The machine has no memory left, or may start no more processes.",
  "read-only": "The disk or the database can be read only.",
} as const;
export type OutageCode = keyof typeof OUTAGES;

/** Why the database of a desk cannot be opened. */
export const DATABASE_REFUSALS = {
  "data-folder-in-use": "Another desk or server uses the data folder.",
  "data-folder-of-another": "The data folder belongs to another account.",
  "data-folder-unwritable": "The data folder cannot be used.",
  "database-account-missing": "Root has no account to run the database under.",
  "database-altered": "The tables are not as an older Sightline left them.",
  "database-binaries-missing": "PostgreSQL’s programs are not installed.",
  "database-did-not-start": "The database did not start.",
  "database-in-use-by-older": "A desk of an older Sightline is open on this data.",
  "database-missing": "There is no such database.",
  "database-newer": "A newer Sightline opened this data last.",
  "database-no-trigrams": "The database server lacks the module by which text is found.",
  "database-not-durable": "A power cut could lose what the database acknowledged.",
  "database-of-other-folder": "The database belongs to another data folder.",
  "database-not-utf8": "The database does not store text as UTF-8.",
  "database-other-version": "Another version of PostgreSQL made this database.",
  "database-sign-in-refused": "The database did not let us in.",
  "database-too-old": "PostgreSQL is too old.",
  "database-unreachable": "The database cannot be reached.",
  "database-url-invalid": "DATABASE_URL is no PostgreSQL address.",
  "system-tool-missing": "A program of the system is missing.",
} as const;
export type DatabaseRefusalCode = keyof typeof DATABASE_REFUSALS | OutageCode;

/** Why an original cannot be kept or read. */
export const STORAGE_REFUSALS = {
  unreadable: "The source could not be read to its end.",
  unwritable: "The data folder cannot be written (rights, a read-only disk, an error of the disk).",
  interrupted: "The work was ended from outside.",
  "original-missing": "No original has this SHA-256.",
  "original-altered": "The stored bytes no longer have the SHA-256 that they are filed under.",
} as const;
export type StorageRefusalCode = keyof typeof STORAGE_REFUSALS | OutageCode;

// The tables, as Kysely sees them: the journal, the projection that it decides, and what machines found.
import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { Proof } from "@sightline/count";
import type { EmbeddedMetadata } from "@sightline/media";
import type { Assertion, Box, Criteria, Role, Rows, Source, Span } from "@sightline/domain";

type Json<T> = JSONColumnType<T & object, string, string>;
type In<R> = R & { investigation: string };

export type JournalTable = {
  investigation: string;
  seq: number;
  at: ColumnType<Date, string, never>;
  by: string;
  via: string | null;
  verb: string;
  subject: string;
  payload: Json<object>;
  reason: string | null;
  previous: string;
  hash: string;
};

/** What the decoders said of some bytes; recomputable, so outside the journal. One row serves every exact copy. */
export type InspectionTable = {
  sha256: string;
  state: "done" | "refused" | "failed";
  code: string | null;
  sentence: string | null;
  /** Header facts without the PTS list, and how they were come by. */
  header: ColumnType<StoredHeader | null, string | null, string | null>;
  decode: ColumnType<
    { tool: string; version: string; sandbox: string; warnings: string[] } | null,
    string | null,
    string | null
  >;
  inspectedAt: Generated<Date>;
};
export type StoredHeader = {
  format: string;
  demuxer: string | null;
  codec: string;
  width: number;
  height: number;
  rotation: number;
  mirrored: boolean;
  durationUs: number | null;
  frames: number;
};

/** One blob an item: 32 bytes and one quality a frame, PTS as little-endian 64-bit integers of µs. */
export type FingerprintTable = {
  sha256: string;
  recipe: string;
  hashes: Buffer;
  qualities: Buffer;
  ptsUs: Buffer;
};
export type RenditionTable = {
  sha256: string;
  name: string;
  type: string;
  width: number;
  height: number;
  ptsUs: number;
  bytes: number;
};
export type MetadataTable = {
  sha256: string;
  metadata: ColumnType<EmbeddedMetadata | null, string | null, string | null>;
  code: string | null;
  sentence: string | null;
};

export type Tables = {
  journal: JournalTable;
  investigation: { id: string; name: string; criteria: Json<Criteria> };
  member: { investigation: string; id: string; name: string; role: Role };
  item: In<Omit<Rows["item"], "source">> & { source: Json<Source> };
  review: In<Rows["review"]>;
  frame: In<Rows["frame"]>;
  sighting: In<Omit<Rows["sighting"], "attributes" | "spans" | "track">> & {
    attributes: Json<string[]>;
    spans: Json<Span[]>;
    track: ColumnType<Box[] | null, string | null, string | null>;
  };
  headcount: In<Rows["headcount"]>;
  group: In<Omit<Rows["group"], "members">> & { members: Json<string[]> };
  fact: In<Omit<Rows["fact"], "assertion">> & { assertion: Json<Assertion> };
  inspection: InspectionTable;
  fingerprint: FingerprintTable;
  rendition: RenditionTable;
  metadata: MetadataTable;
  worker: { id: string; process: string };
  /** Can be dropped at any time: it only saves a count from being unlucky. */
  cachedProof: { investigation: string; proof: Json<Proof> };
};

// The tables, as Kysely sees them: the journal, the projection that it decides, and what machines found.
import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { Proof } from "@sightline/count";
import type { EmbeddedMetadata, Header } from "@sightline/media";
import type {
  AskingState,
  PairRelation,
  ProgramKind,
  Rows,
  Strip,
  Suggestion,
  Table,
  Wave,
} from "@sightline/domain";

import type { DoorTables } from "./door-schema.ts";

type Json<T> = JSONColumnType<T & object, string, string>;

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
  decode: ColumnType<StoredDecode | null, string | null, string | null>;
  strip: ColumnType<Strip | null, string | null, string | null>;
  wave: ColumnType<Wave | null, string | null, string | null>;
  /** Which decoders there were when it was refused; null where it was not, or before this was noted. */
  refusedBy: string | null;
  inspectedAt: Generated<Date>;
};
/** The last three are missing where the file was looked at before they were noted. */
export type StoredDecode = {
  tool: string;
  version: string;
  sandbox: string;
  warnings: string[];
  command?: string[];
  limits?: Record<string, number>;
  refused?: string[];
};
export type StoredHeader = {
  format: string;
  demuxer: string | null;
  codec: string;
  width: number;
  height: number;
  rotation: number;
  mirrored: boolean;
  /** Missing where the file was looked at before this was noted. */
  stored?: Header["stored"];
  durationUs: number | null;
  frames: number;
};

/** One blob an item: 32 bytes and one quality a frame, times as little-endian 64-bit integers of µs. */
export type FingerprintTable = {
  sha256: string;
  recipe: string;
  hashes: Buffer;
  qualities: Buffer;
  /** 8·32 bytes a frame: mirrored and turned; null where they were not computed. */
  variants: Buffer | null;
  ptsUs: Buffer;
  /** Of the frames without their bars; null where the item has none. */
  trimmedHashes: Buffer | null;
  trimmedQualities: Buffer | null;
  trimmedVariants: Buffer | null;
  /** First instants of the shots; null for what was looked at before shots were found. */
  shotsUs: Buffer | null;
};
/** What a machine says of two contents; `a` is the longer. Recomputable, and no fact until a member decides. */
export type PairTable = {
  sha256A: string;
  sha256B: string;
  relation: Json<PairRelation>;
  /** SHA-256 of the relation's `evidenceText`. */
  evidence: string;
  score: number;
  foundAt: Generated<Date>;
  /** Newer ones have higher numbers, in the order of commits. */
  nr: Generated<number>;
};
/** How far a content is held against the others of one investigation; no row while it waits. */
export type MatchingTable = {
  investigation: string;
  sha256: string;
  state: "done" | "failed";
  /** So many other contents. */
  compared: number;
  sentence: string | null;
  /** The contents that its hashes are near to and do not settle. */
  leads: ColumnType<string[], string[] | undefined, string[]>;
  matchedAt: Generated<Date>;
};
/** The points of a content's key frames; see `pointsToBlob`. */
export type PointsTable = { sha256: string; recipe: string; plain: Buffer };
/** How far the pixels of a content are held against the others of one investigation; no row while it waits. */
export type ComparisonTable = {
  investigation: string;
  sha256: string;
  /** Of the points that chose what to compare. */
  recipe: string;
  state: "done" | "failed";
  /** So many other contents in full. */
  compared: number;
  sentence: string | null;
  comparedAt: Generated<Date>;
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

/** What is no plain value is kept as JSON. */
type Column<T> = NonNullable<T> extends object ? ColumnType<T, Text<T>, Text<T>> : T;
type Text<T> = string | Extract<T, null>;
type Projection = {
  [T in Table]: { [K in keyof Rows[T]]: Column<Rows[T][K]> } & (T extends "investigation"
    ? unknown
    : { investigation: string });
};

export type Tables = Projection &
  DoorTables & {
    journal: JournalTable;
    inspection: InspectionTable;
    fingerprint: FingerprintTable;
    rendition: RenditionTable;
    /** By the file's name below the folder of its original's renditions. */
    renditionHash: { sha256: string; name: string; hash: string };
    metadata: MetadataTable;
    pair: PairTable;
    pairEpoch: { epoch: number };
    matching: MatchingTable;
    points: PointsTable;
    comparison: ComparisonTable;
    /** How many contents are matched, kept by a trigger. */
    cachedMatched: { investigation: string; contents: number };
    /** What an act that is sent again is answered with; it can be dropped. */
    commandKey: {
      investigation: string;
      by: string;
      key: string;
      asked: string;
      fromSeq: number;
      toSeq: number;
    };
    /** What members have begun to write; each row is its member's alone. */
    draft: {
      investigation: string;
      member: string;
      place: string;
      filled: JSONColumnType<Readonly<Record<string, string | boolean>>, string, string>;
      at: Date;
    };
    /** Views of the library that members keep, in the order of `place`. */
    savedView: {
      id: string;
      investigation: string;
      member: string;
      name: string;
      search: JSONColumnType<Readonly<Record<string, string>>, string, string>;
      shared: boolean;
      place: Generated<number>;
    };
    /** What members asked programs of the operator for, and what became of it. */
    asking: {
      id: string;
      investigation: string;
      item: string;
      kind: ProgramKind;
      language: string | null;
      state: AskingState;
      share: number;
      sentence: string | null;
      code: string | null;
      by: string;
      place: Generated<number>;
    };
    /** What they printed; whether somebody took it the journal tells, by its id. */
    suggestion: {
      investigation: string;
      id: string;
      asking: string;
      item: string;
      /** As `Suggestion` has it. */
      said: Json<Suggestion>;
      aside: boolean;
      place: number;
    };
    /** Can be dropped at any time: it only saves a count from being unlucky. `count` is empty for the investigation's own. */
    cachedProof: { investigation: string; count: Generated<string>; proof: Json<Proof> };
    /** Can be dropped at any time: how numbers came about is worked out again from the journal. */
    cachedStep: {
      investigation: string;
      count: string;
      /** Of the first entry of the act. */
      seq: number;
      entries: number;
      at: Date;
      atLeast: number;
    };
    /** Up to which entry the steps are worked out, and its hash. */
    cachedHistory: { investigation: string; seq: number; hash: string };
  };

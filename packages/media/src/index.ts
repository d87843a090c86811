// Exports of @sightline/media: the only code that starts decoders.
export { unzip, ZIP_REFUSED, ZIP_WHY, type Unzipped } from "./archive/unzip.ts";
export { decodersNow, doctor, type DoctorReport, type ToolReport } from "./doctor.ts";
export { greyFrames, type GreyAsk, type Shown } from "./pixels/grey-frames.ts";
export { findFeatures } from "./points/find-features.ts";
export type { GeometryMatch, GreyFrame } from "./pixels/grey.ts";
export { atOnce } from "./judge/at-once.ts";
export { type Geometry, openGeometry, pairsAtOnce } from "./judge/open-geometry.ts";
export { openRanking, type Ranking } from "./judge/open-ranking.ts";
export { type PixelStore, pixelStore } from "./judge/pixel-store.ts";
export { relatePair } from "./judge/relate-pair.ts";
export type { RelateOptions } from "./judge/relate-by-geometry.ts";
export { type Clip, clipOf, type Views, viewsIn, type ViewsOptions } from "./points/views.ts";
export { type ExactOptions, type ExactPicture, exactPicture } from "./exact-picture.ts";
export { fingerprint, inspect, type Fingerprinted } from "./inspect.ts";
export type {
  DecodeOptions,
  DecodeReport,
  Fingerprint,
  FrameHashes,
  FingerprintOptions,
  Header,
  InspectOptions,
  Inspected,
  Recipe,
  Rendition,
  Stored,
  Strip,
} from "./inspected.ts";
export { defaultLimits, programLimits, type Limits } from "./limits.ts";
export { type EmbeddedMetadata, type MetadataValue, readMetadata } from "./metadata/read-metadata.ts";
export { type FilmInside, filmsInside } from "./photo/film-inside.ts";
export { askProgram, programAnswers, type ProgramOptions } from "./program/ask-program.ts";
export { nameProgram, type Program } from "./program/name-program.ts";
export { writeSound, type SoundOptions } from "./program/write-sound.ts";
export { endWarmChildren } from "./sandbox/warm.ts";
export {
  isOfMachine,
  isRefusal,
  REFUSALS as MEDIA_REFUSALS,
  type MediaRefusal,
  type MediaRefusalCode,
} from "./refusal.ts";
export type { SandboxKind } from "./sandbox/plan.ts";
export { sniff, sniffFile, type Sniffed } from "./sniff/sniff.ts";
export { type Rectangle, trimBars } from "./video/bars.ts";
export { type Proxy, type ProxyOptions, makeProxy } from "./video/make-proxy.ts";
export { type ProxyReason, needsProxy } from "./video/needs-proxy.ts";
export { type Still, type StillOptions, stillAt } from "./video/still-at.ts";
export type { Wave } from "./video/wave.ts";

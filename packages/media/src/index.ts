// Exports of @sightline/media: the only code that starts decoders.
export { doctor, type DoctorReport, type ToolReport } from "./doctor.ts";
export { fingerprint, inspect, type Fingerprinted } from "./inspect.ts";
export type {
  DecodeOptions,
  DecodeReport,
  Fingerprint,
  FingerprintOptions,
  Header,
  InspectOptions,
  Inspected,
  Recipe,
  Rendition,
} from "./inspected.ts";
export { defaultLimits, type Limits } from "./limits.ts";
export { type EmbeddedMetadata, type MetadataValue, readMetadata } from "./metadata/read-metadata.ts";
export { isRefusal, type MediaRefusal, type MediaRefusalCode } from "./refusal.ts";
export type { SandboxKind } from "./sandbox/plan.ts";
export { sniff, sniffFile, type Sniffed } from "./sniff.ts";
export { type Still, type StillOptions, stillAt } from "./video/still-at.ts";

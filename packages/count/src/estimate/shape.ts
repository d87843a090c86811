// What an estimate is made from and what it says: a labelled guess at the unseen, or a refusal with every reason.
import type { EstimateRefusalCode } from "../refusals.ts";

export type EstimateMethod = "chapman" | "chao1" | "chao2" | "sample-coverage" | "log-linear";

/** One list of people: what one independent source showed. */
export interface SampleList {
  readonly id: string;
  /** Accounts or organisations the list comes from; a list that names none cannot be called independent. */
  readonly sources: readonly string[];
  /** Footage ids it was drawn from. */
  readonly footage: readonly string[];
}

/** `n` distinct people with one history. */
export interface Capture {
  /** The lists that they are on, at least one. */
  readonly lists: readonly string[];
  readonly n: number;
  /** How many times each of them was seen in all; as many as `lists` where left out. Only Chao1 uses it. */
  readonly sightings?: number;
}

export interface Sample {
  readonly lists: readonly SampleList[];
  readonly captures: readonly Capture[];
  /** Minimum and maximum of the distinct people among the sightings used; equal once every pair is settled. */
  readonly matching: { readonly minimum: number; readonly maximum: number | null };
  /** Whether nobody joined or left the population between the first and the last list; null while nobody has said. */
  readonly isClosed: boolean | null;
}

export interface EstimateRefusal {
  readonly code: EstimateRefusalCode;
  readonly sentence: string;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly level: 0.95;
}

/** A model that the sample does not rule out; those of one estimate differ by no more than 1.5 times. */
export interface AdmissibleModel {
  readonly name: string;
  readonly value: number;
}

export interface Estimated {
  readonly ok: true;
  readonly method: EstimateMethod;
  /** People, not rounded. */
  readonly value: number;
  readonly standardError: number;
  readonly interval: Interval;
  /** Distinct people on the lists. */
  readonly observed: number;
  readonly coverage: number;
  readonly models: readonly AdmissibleModel[];
  /** What has to be true for the value to mean anything; print it with the value. */
  readonly assumptions: readonly string[];
  readonly sentence: string;
}

export interface NoEstimate {
  readonly ok: false;
  readonly method: EstimateMethod;
  readonly refusals: readonly EstimateRefusal[];
}

export type Estimate = Estimated | NoEstimate;

/** What a method makes of a sample, before anybody asks whether it may be printed. */
export interface Fit {
  readonly value: number;
  readonly variance: number;
  readonly models: readonly AdmissibleModel[];
}

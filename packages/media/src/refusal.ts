// Every way in which media can refuse a file: a stable code and one sentence for a person.

export const REFUSALS = {
  "unsupported-format":
    "This file is not a photo or video in a format that can be opened here; its bytes are kept, and a converted copy can be collected beside it.",
  "empty-file": "This file is empty; collect it again from its source.",
  "no-video-stream":
    "This file holds no moving picture, only sound or other tracks; its bytes are kept, but there is nothing to show or to mark.",
  "too-many-pixels":
    "This picture declares more pixels than can be opened safely; collect a smaller copy beside it.",
  "too-many-frames": "This video has more frames than the limit; cut it into parts and collect each part.",
  "too-many-streams":
    "This file declares more tracks than the limit, which is unusual; collect a converted copy beside it.",
  "too-many-edits":
    "This film's edit list has more cuts than are followed; collect a copy beside it that was exported without one.",
  "too-much-to-decode":
    "This file's frames hold more pixels in all than the limit of its kind; collect a smaller or shorter copy beside it.",
  "too-long": "This video declares a duration over the limit; cut it into parts and collect each part.",
  undecodable: "This file is damaged or is not what it claims to be: no picture could be decoded from it.",
  "odd-answer":
    "The decoder answered something that makes no sense for this file, so nothing of its answer was kept; treat the file as suspect.",
  "no-such-frame": "This video has no frame at that exact time; choose one of its listed frame times.",
  "out-of-time":
    "Decoding this file took longer than the limit and was stopped; try again, or collect a smaller copy.",
  "out-of-memory":
    "Decoding this file needed more memory than the limit and was stopped; treat the file as suspect.",
  "output-too-large":
    "Decoding this file produced more output than the limit and was stopped; treat the file as suspect.",
  "tool-missing": "A decoding program is not installed on this machine; run `sightline doctor` to see which.",
  "no-sandbox":
    "No sandbox works on this machine, so nothing is decoded; install bubblewrap, or opt in to decoding without protection.",
  "no-sound": "This film has no sound, so nothing can be heard in it.",
  "program-failed":
    "The program ended with an error and nothing that it printed is taken; whoever runs the desk can try it by hand on the same film.",
  "program-unreadable":
    "Decoders run under an account of their own, which cannot read Sightline's programs, so nothing is decoded; run `chmod -R go+rX` on its folder.",
} as const;

export type MediaRefusalCode = keyof typeof REFUSALS;

const OF_MACHINE: readonly string[] = ["tool-missing", "no-sandbox", "program-unreadable"];

/** Whether it is the machine that cannot decode, now: that says nothing about the file, and is not held against it. */
export const isOfMachine = (code: string | null): boolean => code !== null && OF_MACHINE.includes(code);

/** An expected "no". `detail` is what the decoder said: untrusted text, at most 500 characters, for the log only. */
export interface MediaRefusal {
  readonly refused: true;
  readonly code: MediaRefusalCode;
  readonly sentence: string;
  readonly detail?: string;
}

const detailLimit = 500;

/** A refusal with a sentence of its own, which names what this file is or how much it asks for. */
export function refuseSaying(code: MediaRefusalCode, sentence: string): MediaRefusal {
  return { refused: true, code, sentence };
}

/** Makes a refusal; `detail` is stripped of control characters and cut to 500 characters. */
export function refuse(code: MediaRefusalCode, detail?: string): MediaRefusal {
  const base = { refused: true, code, sentence: REFUSALS[code] } as const;
  const clean = detail === undefined ? "" : printable(withoutAddresses(detail), detailLimit);
  return clean === "" ? base : { ...base, detail: clean };
}

/** ffmpeg names its parts by where they lie in memory, which differs from run to run. */
export function withoutAddresses(complaints: string): string {
  return complaints.replaceAll(/ @ 0x[0-9a-f]+/g, "");
}

/** Tells a refusal from any other answer of this package. */
export function isRefusal(answer: object): answer is MediaRefusal {
  return "refused" in answer && answer.refused === true;
}

/** One line of printable text from untrusted text, at most `limit` characters; no half of one stands where it was cut. */
export function printable(text: string, limit: number): string {
  return text
    .slice(0, limit * 4)
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, " ")
    .trim()
    .slice(0, limit)
    .replace(/\p{Cs}$/u, "");
}

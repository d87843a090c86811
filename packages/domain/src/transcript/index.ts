// What other packages use of transcripts.
export { bringSubtitles, MOST_SUBTITLES, showTranscript, type TranscriptShown } from "./contract.ts";
export { type Cue, type CuesRead, type Finding } from "./cues.ts";
export { cuesIn, cuesOf, planCues, type CuesPlan } from "./segments-of.ts";
export { heardIn } from "./heard.ts";
export { instantText, readInstant } from "./instant.ts";
export { isLanguage, isOneLanguage } from "./language.ts";
export { joinSegments, splitSegment, type SegmentSaid } from "./split.ts";
export { readSrt, readSubtitles, writeSrt } from "./srt.ts";
export { isOfItsWords, segmentsIn, speakerIn, translationsIn } from "./standing.ts";
export { readVtt, writeVtt } from "./vtt.ts";

// What other packages use of transcripts.
export { showTranscript, type TranscriptShown } from "./contract.ts";
export { type Cue, type CuesRead, type Finding } from "./cues.ts";
export { cuesOf, planCues, type CuesPlan } from "./segments-of.ts";
export { heardIn } from "./heard.ts";
export { isLanguage } from "./language.ts";
export { readSrt, readSubtitles, writeSrt } from "./srt.ts";
export { isOfItsWords, segmentsIn, speakerIn, translationsIn } from "./standing.ts";
export { readVtt, writeVtt } from "./vtt.ts";

// The changes that enter a voice, correct it, review it or take it back: each under the verb of its kind.
import type { Change } from "../journal/nouns.ts";
import type { VoiceKind, VoiceSaid } from "./voice.ts";

export function voiceSaid(act: "state" | "correct", subject: string, said: VoiceSaid): Change {
  const { kind, ...payload } = said;
  return { verb: `${kind}.${act}`, subject, payload } as Change;
}

export const voiceReviewed = (kind: VoiceKind, subject: string, version: number): Change => ({
  verb: `${kind}.review`,
  subject,
  payload: { version },
});

export const voiceWithdrawn = (kind: VoiceKind, subject: string, only: "all" | "review"): Change => ({
  verb: `${kind}.withdraw`,
  subject,
  payload: { only },
});

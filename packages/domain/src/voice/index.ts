// What is exported of what voices outside say.
export {
  attachedSchema,
  independentSchema,
  permissionSchema,
  SAID,
  saidAs,
  type Attached,
  type Said as VoiceSaidBy,
  type VoiceKind,
  type VoiceRow,
  type VoiceSaid,
} from "./voice.ts";
export { voiceReviewed, voiceSaid, voiceWithdrawn } from "./change.ts";
export { listVoices, type VoiceShown, type VoicesShown } from "./contract.ts";
export { noSuchVoice } from "./state.ts";
export { voiceCalled, voiceSource } from "./words.ts";
